using Xunit;

namespace NetGen.Tests.Networks;

/// <summary>A maximum of each window that is handed on as it is, as vector code.</summary>
[Network(Loss.MeanSquaredError)]
[Input(11, 4, 6)]
[MaxPool2D(2)]
[PReLU]
internal sealed partial class Pooled;

/// <summary>What PyTorch's pooling makes of NaN, wherever it stands in a window, in vectors and in what is left of them.</summary>
public class PoolingTests
{
    private const int Channels = 11;
    private const int Height = 4;
    private const int Width = 6;

    [Fact]
    public void AWindowWithNaNIsNaNAndNoOther()
    {
        var network = new Pooled();
        for (int place = 0; place < Channels * Height * Width; place++)
        {
            float[] image = new float[Channels * Height * Width];
            for (int i = 0; i < image.Length; i++)
            {
                image[i] = 1 + (i % 7);
            }

            image[place] = float.NaN;
            float[] maxima = new float[Pooled.OutputSize];
            network.Predict(image, maxima);

            (int channel, int row, int column) = (place / (Height * Width), place / Width % Height, place % Width);
            int window = (((channel * (Height / 2)) + (row / 2)) * (Width / 2)) + (column / 2);
            for (int i = 0; i < maxima.Length; i++)
            {
                Assert.Equal(i == window, float.IsNaN(maxima[i]));
            }
        }
    }
}
