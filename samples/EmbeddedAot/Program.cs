using EmbeddedAot;
using NetGen;

Dataset points = Circle.Points();
var network = new CircleNetwork(seed: 1);
History history = network.Fit(points, new TrainingOptions { Epochs = 100, Optimizer = new Adam(0.01) });
Console.WriteLine($"trained: cost {history.Losses[0]:F3} in the first epoch, {history.Losses[^1]:F3} in the last");

string path = Path.GetTempFileName();
network.Save(path);
CircleNetwork loaded = CircleNetwork.Load(path);
File.Delete(path);

int correct = 0;
bool same = true;
for (int row = 0; row < points.Count; row++)
{
    ReadOnlySpan<float> point = [(float)points.Features(row)[0], (float)points.Features(row)[1]];
    float inside = loaded.Predict(point);
    same &= BitConverter.SingleToUInt32Bits(inside) == BitConverter.SingleToUInt32Bits(network.Predict(point));
    correct += inside > 0.5f == (points.Targets(row)[0] == 1) ? 1 : 0;
}

Console.WriteLine($"saved and loaded: {(same ? "the same bits" : "OTHER BITS")} for all {points.Count} points");
Console.WriteLine($"predicted: {correct} of {points.Count} points right");
return same ? 0 : 1;
