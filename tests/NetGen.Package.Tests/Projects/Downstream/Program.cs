Console.WriteLine(new Library.Doubler().Predict([21]));
