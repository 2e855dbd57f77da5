using NetGen.Generator.Emission;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Kernels;

/// <summary>Softmax: the exponentials wait in the output's place for their sum.</summary>
internal sealed class VectorSoftmax(Softmax softmax) : SoftmaxRows(softmax)
{
    protected override void WriteRow(FastWriter writer, Index row)
    {
        string sum = SumOfExponentials(writer, row, Maximum(writer, row), (column, exponential) => writer.StoreRow(softmax.Output, row, column, exponential));
        string total = writer.Local("sum", writer.Spread(sum));
        StoreRow(writer, row, column => $"{writer.LoadRow(softmax.Output, row, column)} / {total}");
    }
}
