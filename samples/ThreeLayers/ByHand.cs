namespace ThreeLayers;

/// <summary>
/// The forward and the backward pass written down as the formulas are, to stand beside what the generated code computes.
/// Arrays are counted from 1, as layers are: <c>W[1]</c> is the first layer's weight; <c>A[0]</c> is X.
/// </summary>
internal sealed class ByHand
{
    private const int Layers = 3;

    public ByHand(Matrix x, Matrix y, Matrix[] weights, Matrix[] biases)
    {
        W = [Nothing, .. weights];
        B = [Nothing, .. biases];
        A[0] = x;
        Forward();
        Cost = -A[Layers].With(y, (output, target) => (target * Math.Log(output)) + ((1 - target) * Math.Log(1 - output))).Values.Average();
        Backward(y);
    }

    public Matrix[] W { get; }

    public Matrix[] B { get; }

    public Matrix[] Z { get; } = Empty();

    public Matrix[] A { get; } = Empty();

    public double Cost { get; }

    public Matrix[] DZ { get; } = Empty();

    public Matrix[] DW { get; } = Empty();

    public Matrix[] DB { get; } = Empty();

    public Matrix[] DA { get; } = Empty();

    private static Matrix Nothing { get; } = new(0, 0);

    /// <summary>1 where the element is positive, else 0: the derivative of ReLU.</summary>
    public static Matrix Positive(Matrix m) => m.Map(value => value > 0 ? 1 : 0);

    private void Forward()
    {
        for (int l = 1; l <= Layers; l++)
        {
            Z[l] = (A[l - 1] * W[l].T) + B[l];
            A[l] = l < Layers ? Z[l].Map(z => Math.Max(z, 0)) : Z[l].Map(z => 1 / (1 + Math.Exp(-z)));
        }
    }

    private void Backward(Matrix y)
    {
        int n = y.Rows;

        // The derivative of the mean cost by the output, and the sigmoid's by its own output: dZ comes out as (ŷ − y) / n.
        DA[Layers] = A[Layers].With(y, (output, target) => -((target / output) - ((1 - target) / (1 - output))) / n);
        DZ[Layers] = A[Layers].With(y, (output, target) => (output - target) / n);
        for (int l = Layers; l >= 1; l--)
        {
            if (l < Layers)
            {
                DA[l] = DZ[l + 1] * W[l + 1];
                DZ[l] = Matrix.Elementwise(DA[l], Positive(Z[l]));
            }

            DW[l] = DZ[l].T * A[l - 1];
            DB[l] = DZ[l].SumOfRows();
        }
    }

    private static Matrix[] Empty() => [.. Enumerable.Repeat(Nothing, Layers + 1)];
}
