// What printing alone costs.
Console.WriteLine("empty");
