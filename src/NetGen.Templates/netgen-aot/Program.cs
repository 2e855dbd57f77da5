using System.Globalization;
using NetGen;

const string Model = "circle.safetensors";
if (!File.Exists(Model))
{
    var trained = new CircleNetwork(seed: 1);
    History history = trained.Fit(Points(side: 20), new TrainingOptions { Epochs = 100, Optimizer = new Adam(0.01) });
    trained.Save(Model);
    Console.WriteLine($"trained in {history.Elapsed.TotalSeconds:F2} s, loss {history.Losses[^1]:F3}; wrote {Model}");
}

if (args is not [var first, var second] || !Number(first, out float x) || !Number(second, out float y))
{
    Console.WriteLine("Two numbers from -1 to 1 are a point: is it inside the circle?");
    return 2;
}

float inside = CircleNetwork.Load(Model).Predict([x, y]);
Console.WriteLine($"({x}, {y}) is {(inside > 0.5f ? "inside" : "outside")}, {Math.Max(inside, 1 - inside):P1}");
return 0;

static bool Number(string text, out float number) => float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

// A grid over the square from -1 to 1; the target is 1 inside the circle around 0 with half the square's area.
static Dataset Points(int side)
{
    double Coordinate(int step) => (2.0 * step / (side - 1)) - 1;
    var points = Enumerable.Range(0, side * side).Select(i => new[] { Coordinate(i / side), Coordinate(i % side) });
    return Dataset.From(points, point => point, point => (point[0] * point[0]) + (point[1] * point[1]) < 2 / Math.PI ? 1.0 : 0.0);
}

/// <summary>Tells points inside a circle from points outside.</summary>
[Network(Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(16, Activation.Tanh)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class CircleNetwork;
