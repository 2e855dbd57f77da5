// The smallest program there is.
return;
