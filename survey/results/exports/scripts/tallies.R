# Counts the answers again: the numbers on the screen, from the files beside this script.
# Run it in their folder: Rscript tallies.R
# It prints the same lines as tallies.py and needs nothing but R.

as_text <- function(name) {
  read.csv(name, encoding = "UTF-8", colClasses = "character", check.names = FALSE,
           na.strings = character())
}

in_order <- function(x) {
  x <- unique(as.character(x))
  if (length(x) > 1) sort(x, method = "radix") else x
}

# Adds up numbers under the code that each of them belongs to.
tally <- function(into, codes, n) {
  for (code in in_order(codes)) {
    into[[code]] <- sum(into[[code]], n[codes == code])
  }
  into
}

# Counts the cells of one column; n is 1 for each, or its weight. Whole numbers stay whole (1L),
# so that none is printed as 1e+05.
add <- function(to, part, option, cell, n) {
  if (length(cell) == 0) {
    return(to)
  }
  if (part == "chosen" && option != "") {
    to$options[[option]] <- sum(to$options[[option]], n[cell == "1"])
  } else if (part == "chosen" || part == "best") {
    to$options <- tally(to$options, cell, n)
  } else if (part == "place") {
    to$options[[option]] <- sum(to$options[[option]], n)
    to$first[[option]] <- sum(to$first[[option]], n[cell == "1"])
  } else if (part == "first" || part == "worst") {
    to[[part]] <- tally(to[[part]], cell, n)
  } else if (part == "number") {
    to$sum <- to$sum + sum(as.numeric(cell) * n)
  }
  to
}

of_code <- function(counts, code) {
  sum(counts[[code]])
}

book <- as_text("codebook.csv")
answers <- as_text("answers.csv")
weights <- as.numeric(answers[[book$column[book$kind == "weight"][1]]])
weighted <- any(weights != 1)
parts <- c("chosen", "first", "place", "best", "worst", "number", "written")
counted <- book[book$part %in% parts, ]
nothing <- list(options = list(), first = list(), worst = list(), sum = 0)

for (key in unique(counted$question)) {
  lines <- counted[counted$question == key, ]
  columns <- lines[!duplicated(lines$column), ]
  kind <- columns$question_kind[1]
  state <- rep("", nrow(answers))
  plain <- nothing
  heavy <- nothing
  for (i in seq_len(nrow(columns))) {
    column <- columns[i, ]
    cell <- answers[[column$column]]
    own <- lines[lines$column == column$column & lines$missing == "1", ]
    why <- own$code[match(cell, own$value)]
    why[is.na(why)] <- "given"
    there <- cell != ""
    state[there] <- why[there]
    given <- there & why == "given"
    plain <- add(plain, column$part, column$option, cell[given], rep(1L, sum(given)))
    heavy <- add(heavy, column$part, column$option, cell[given], weights[given])
  }
  known <- state[state != ""]
  states <- vapply(in_order(known), function(each) sum(known == each), 0L)
  n <- sum(known == "given")
  w <- sum(weights[state == "given"])
  cat(key, " (", kind, ")\n", sep = "")
  cat("  ", paste(names(states), states, collapse = ", "), "\n", sep = "")
  if (kind == "number" && n > 0) {
    line <- sprintf("  mean %.2f", plain$sum / n)
    if (weighted) {
      line <- paste0(line, sprintf(", weighted %.2f", heavy$sum / w))
    }
    cat(line, "\n", sep = "")
  }
  for (option in in_order(c(names(plain$options), names(plain$worst)))) {
    chosen <- of_code(plain$options, option)
    shares <- n > 0 && kind != "best_worst"
    line <- paste0("  ", option, ": ", chosen)
    if (shares) {
      line <- paste0(line, sprintf(" (%.1f %%)", 100 * chosen / n))
    }
    for (part in c("first", "worst")) {
      if (length(plain[[part]]) > 0) {
        line <- paste0(line, ", ", part, " ", of_code(plain[[part]], option))
      }
    }
    if (shares && weighted) {
      share <- 100 * of_code(heavy$options, option) / w
      line <- paste0(line, sprintf(", weighted %.1f %%", share))
    }
    cat(line, "\n", sep = "")
  }
}
