using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using Xunit;
using static NetGen.Generator.Expressions.Expression;

namespace NetGen.Generator.Tests.Gradients;

public class MapGradientTests : PrimitiveGradientTests
{
    private static readonly Expression First = Operand(0);
    private static readonly Expression Second = Operand(1);

    private static readonly Dictionary<string, Expression> Binaries = new()
    {
        ["sum"] = First + Second,
        ["difference"] = First - Second,
        ["product"] = First * Second,
        ["quotient"] = First / (2 + (Second * Second)),
        ["maximum"] = Max(First, Second),
        ["minimum"] = Min(First, Second),
        ["selection"] = Select(First, Second, First * First, Tanh(Second)),
        ["left alone"] = Exp(First),
        ["right alone"] = Softplus(Second),
    };

    private static readonly Dictionary<string, Expression> Unaries = new()
    {
        ["abs"] = Abs(First),
        ["exp"] = Exp(First),
        ["expm1"] = Expm1(First),
        ["log"] = Log(3 + First),
        ["tanh"] = Tanh(First),
        ["sigmoid"] = Sigmoid(First),
        ["softplus"] = Softplus(First),
        ["normal"] = NormalCdf(First),
        ["sqrt"] = Sqrt(3 + First),
        ["log itself"] = Log(First),
        ["sqrt itself"] = Sqrt(First),
        ["relu"] = Max(First, 0),
        ["shifted relu"] = Max(First, -0.5),
        ["nested"] = Tanh(Softplus(First * Sigmoid(First))),
        ["mean's share"] = First * First / Count(3),
    };

    public static TheoryData<string> BinaryNames => [.. Binaries.Keys];

    public static TheoryData<string> UnaryNames => [.. Unaries.Keys];

    [Theory]
    [MemberData(nameof(UnaryNames))]
    public void OfOneOperand(string name)
    {
        Expression expression = Unaries[name];
        bool positive = name.EndsWith("itself", StringComparison.Ordinal);
        Tensor x = Input(2);
        Tensor w = Parameter("w", InputColumns, 3);
        Tensor v = Parameter("v", 2, 3);
        Check(x, [w], p => p.Map("M", expression, Argument(p, p.MatMul("A", x, w))));
        Check(Input(1), [v], p => p.Map("M", expression, Argument(p, v)));

        Tensor Argument(ProgramBuilder p, Tensor tensor) => positive ? p.Map("E", 0.5 + Exp(First), tensor) : tensor;
    }

    /// <summary>Every pairing of full, row, column and single operands, of samples and of parameters alone, in both orders.</summary>
    [Theory]
    [MemberData(nameof(BinaryNames))]
    public void OfTwoOperands(string name)
    {
        Expression expression = Binaries[name];
        Tensor x = Input(2);
        Tensor w = Parameter("w", InputColumns, 3);
        Tensor v = Parameter("v", InputColumns, 3);
        Tensor row = Parameter("row", 3);
        Tensor single = Parameter("single", 1);
        Tensor scalar = Parameter("scalar");
        Func<ProgramBuilder, Tensor>[] narrow =
        [
            p => p.MatMul("B", x, v),
            p => p.SumColumns("C", p.MatMul("B", x, v)),
            _ => row,
            _ => single,
            _ => scalar,
            p => p.SumRows("R", p.MatMul("B", x, v)),
            p => p.MeanAll(p.MatMul("B", x, v)),
        ];
        foreach (Func<ProgramBuilder, Tensor> other in narrow)
        {
            Check(x, [w, v, row, single, scalar], p => p.Map("M", expression, p.MatMul("A", x, w), other(p)));
            Check(x, [w, v, row, single, scalar], p => p.Map("M", expression, other(p), p.MatMul("A", x, w)));
        }
    }

    [Theory]
    [MemberData(nameof(BinaryNames))]
    public void OfTwoParameters(string name)
    {
        Expression expression = Binaries[name];
        Tensor full = Parameter("full", 2, 3);
        Tensor[] narrow = [Parameter("other", 2, 3), Parameter("row", 3), Parameter("column", 2, 1), Parameter("single", 1), Parameter("scalar")];
        foreach (Tensor other in narrow)
        {
            Check(Input(1), [full, other], p => p.Map("M", expression, full, other));
            Check(Input(1), [full, other], p => p.Map("M", expression, other, full));
        }
    }

    /// <summary>A column of samples and a row span a table, as in NumPy.</summary>
    [Theory]
    [MemberData(nameof(BinaryNames))]
    public void OfAColumnAndARow(string name)
    {
        Expression expression = Binaries[name];
        Tensor x = Input(2);
        Tensor w = Parameter("w", InputColumns, 3);
        Tensor row = Parameter("row", 5);
        Check(x, [w, row], p => p.Map("M", expression, p.SumColumns("C", p.MatMul("A", x, w)), row));
        Check(x, [w, row], p => p.Map("M", expression, row, p.SumColumns("C", p.MatMul("A", x, w))));
        Tensor column = Parameter("column", 4, 1);
        Check(Input(1), [column, row], p => p.Map("M", expression, column, row));
        Check(Input(1), [column, row], p => p.Map("M", expression, row, column));
    }

    /// <summary>What has as many rows as a sample is the same for every sample.</summary>
    [Theory]
    [MemberData(nameof(BinaryNames))]
    public void OfSamplesAndOneForAll(string name)
    {
        Expression expression = Binaries[name];
        Tensor x = Input(2);
        Tensor w = Parameter("w", InputColumns, 3);
        foreach (Tensor table in new[] { Parameter("table", 2, 3), Parameter("column", 2, 1) })
        {
            Check(x, [w, table], p => p.Map("M", expression, p.MatMul("A", x, w), table));
            Check(x, [w, table], p => p.Map("M", expression, table, p.MatMul("A", x, w)));
            Check(x, [w, table], p => p.Map("M", expression, p.SumColumns("C", p.MatMul("A", x, w)), table));
        }

        Check(x, [w], p =>
        {
            Tensor a = p.MatMul("A", x, w);
            return p.Map("M", expression, a, p.SumSamples("S", a));
        });
    }

    /// <summary>What cannot be repeated must not be read past its end.</summary>
    [Fact]
    public void ShapesThatDoNotMeetThrow()
    {
        Tensor x = Input(2);
        Tensor row = new("R", ElementType.Double, Shape.Of(InputColumns), true, TensorRole.Input);
        Tensor[] others = [Parameter("rows", 3, InputColumns), Parameter("columns", 3), Parameter("deep", 2, 2, InputColumns)];
        var p = new ProgramBuilder([x, row], [.. others]);
        foreach (Tensor other in others.Append(row))
        {
            Assert.Throws<ArgumentException>(() => p.Map("M", First + Second, x, other));
            Assert.Throws<ArgumentException>(() => p.MapLike("M", other, First, null, x));
        }
    }

    [Fact]
    public void OfThreeOperands()
    {
        Tensor x = Input(1);
        Tensor w = Parameter("w", InputColumns, 3);
        Tensor scale = Parameter("scale", 3);
        Tensor shift = Parameter("shift", 3);
        Check(x, [w, scale, shift], p => p.Map("M", (First * Second) + Operand(2), p.MatMul("A", x, w), scale, shift));
        Check(x, [w, scale, shift], p =>
        {
            Tensor a = p.MatMul("A", x, w);
            return p.Map("M", Select(First, Operand(2), First * Second, Operand(2) / (2 + (Second * Second))), a, scale, p.SumColumns("S", a));
        });
    }

    /// <summary>One tensor as several operands, and read by several steps.</summary>
    [Fact]
    public void OfATensorReadAgain()
    {
        Tensor x = Input(1);
        Tensor w = Parameter("w", InputColumns, InputColumns);
        Check(x, [w], p =>
        {
            Tensor a = p.MatMul("A", x, w);
            return p.Map("M", First * Tanh(Second), a, a);
        });
        Check(x, [w], p =>
        {
            Tensor a = p.MatMul("A", x, w);
            Tensor b = p.Map("B", Tanh(First), p.MatMul("Z", a, w));
            Tensor sum = p.Map("S", First + Second, a, b);
            return p.Map("M", (First + Second) * Operand(2), sum, b, a);
        });
    }

    /// <summary>A difference that nothing before depends on is not computed, and one of a frozen tensor neither.</summary>
    [Fact]
    public void OfFrozenOperands()
    {
        Tensor x = Input(1);
        Tensor w = Parameter("w", InputColumns, 3);
        Tensor frozen = Frozen("frozen", 3);
        Check(x, [w, frozen], p => p.Map("M", First * Second, p.MatMul("A", x, w), frozen));
    }
}
