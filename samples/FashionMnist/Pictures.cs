using NetGen;

namespace FashionMnist;

/// <summary>What the network learnt, and where it fails.</summary>
internal static class Pictures
{
    private const int Mistakes = 24;
    private const int Columns = 8;

    /// <summary>The filters of the first convolution, <c>[filters, 1, side, side]</c>: black for the most negative weight of all, white for the
    /// most positive.</summary>
    public static void Filters(FashionClassifier network, string path)
    {
        TensorInfo tensor = FashionClassifier.Info.Tensors.First(tensor => tensor.Name == "conv2D1.weight");
        (int filters, int side) = (tensor.Shape[0], tensor.Shape[^1]);
        float[] weights = new float[tensor.ElementCount];
        network.ReadTensor(tensor.Name, weights);
        float largest = weights.Max(Math.Abs);
        var picture = new Picture($"the {filters} filters of the first convolution: grey is 0, white positive, black negative", Columns);
        for (int filter = 0; filter < filters; filter++)
        {
            picture.Add($"{filter}", side, weights.Chunk(side * side).ElementAt(filter).Select(weight => (1 + (weight / largest)) / 2.0));
        }

        picture.Write(path);
    }

    /// <summary>The first test images the network got wrong.</summary>
    public static void Wrong(ClassificationReport report, Dataset test, string path)
    {
        int[] actual = report.Actual.ToArray();
        int[] predicted = report.Predicted.ToArray();
        double[] pixels = new double[FashionData.Side * FashionData.Side];
        var picture = new Picture("test images it got wrong: what they are → what it said", Columns);
        foreach (int row in Enumerable.Range(0, actual.Length).Where(row => actual[row] != predicted[row]).Take(Mistakes))
        {
            test.CopyFeatures<double>(row, pixels);
            picture.Add($"{test.Classes[actual[row]]} → {test.Classes[predicted[row]]}", FashionData.Side, pixels);
        }

        picture.Write(path);
    }
}
