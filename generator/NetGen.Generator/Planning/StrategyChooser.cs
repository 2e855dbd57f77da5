using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Lowering;
using NetGen.Generator.Primitives;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Planning;

/// <summary>Finds a kernel for every step of a program, and fuses what belongs together.</summary>
internal sealed class StrategyChooser
{
    private readonly Program _program;
    private readonly Views _views;
    private readonly Unroll _unroll;
    private readonly Choices _choices;
    private readonly Dictionary<Tensor, int> _readers;
    private readonly HashSet<Primitive> _fused = [];

    private StrategyChooser(Program program, Views views, Unroll unroll, Choices choices)
    {
        _program = program;
        _views = views;
        _unroll = unroll;
        _choices = choices;
        _readers = program.Steps.SelectMany(s => s.Inputs.Distinct()).GroupBy(t => t).ToDictionary(g => g.Key, g => g.Count());
        ReadWithPadding = [.. program.Steps.SelectMany(PaddedReads)];
    }

    /// <summary>The tensors whose rows vectors read to the end of the padding.</summary>
    private HashSet<Tensor> ReadWithPadding { get; }

    public static (ImmutableArray<Kernel> Kernels, HashSet<Tensor> ReadWithPadding) Choose(Program program, Views views, Unroll unroll, Choices choices)
    {
        var chooser = new StrategyChooser(program, views, unroll, choices);
        return ([.. chooser.Kernels()], chooser.ReadWithPadding);
    }

    private IEnumerable<Kernel> Kernels()
    {
        if (_program.Target is not null && _readers.ContainsKey(_program.Target))
        {
            yield return new Transfer(_program.Target, toCaller: false);
        }

        foreach (Primitive step in _program.Steps)
        {
            if (!_fused.Contains(step) && !_views.IsView(step.Output))
            {
                Kernel kernel = KernelFor(step);
                if (kernel is DenseForward { Epilogue: { } epilogue })
                {
                    _fused.Add(epilogue);
                }

                yield return kernel;
            }
        }

        if (_program.Result.IsBatched)
        {
            yield return new Transfer(_program.Result, toCaller: true);
        }
    }

    private Kernel KernelFor(Primitive step)
    {
        Kernel kernel = FastestFor(step);
        return _choices.Without.Contains(kernel.GetType()) ? new ScalarLoop(step) : kernel;
    }

    private Kernel FastestFor(Primitive step) => step switch
    {
        Product product when IsDense(product) => DenseForward(product),
        Product product when IsWeightGradient(product) => new WeightGradient(product),
        Product product when IsInputGradient(product) => new InputGradient(product, _choices),
        Reduce { Kind: ReduceKind.SumRows } reduce when reduce.Output is { Role: TensorRole.ParameterGradient or TensorRole.Intermediate, Shape.Rank: 1 } && IsPadded(reduce.Input) => new ColumnSum(reduce),
        Reduce { Kind: ReduceKind.SumColumns, Output.Role: TensorRole.Intermediate } reduce when IsPadded(reduce.Input) => new RowSum(reduce),
        Map map when IsPadded(map.Output) && map.Inputs.All(i => IsPadded(i) || IsStoredRow(i)) => new VectorMap(map),
        Softmax softmax when IsPadded(softmax.Inputs[0]) && IsPadded(softmax.Output) => new VectorSoftmax(softmax),
        LogSoftmax logSoftmax when IsPadded(logSoftmax.Inputs[0]) && IsPadded(logSoftmax.Output) => new VectorLogSoftmax(logSoftmax),
        _ => new ScalarLoop(step),
    };

    /// <summary>An elementwise step that reads the product alone is applied while the sums are still in registers.</summary>
    private DenseForward DenseForward(Product product)
    {
        Map? epilogue = !_choices.Fuses ? null : _program.Steps.OfType<Map>().FirstOrDefault(m =>
            m.Inputs.Length == 1 && m.Inputs[0] == product.Output && m.Output.Shape == product.Output.Shape && IsPadded(m.Output) && !ReadWithPadding.Contains(m.Output));
        bool keepsProduct = epilogue is null || _readers[product.Output] > 1 || product.Output == _program.Result;
        return new DenseForward(product, epilogue, keepsProduct, _unroll, _choices);
    }

    private IEnumerable<Tensor> PaddedReads(Primitive step) => step switch
    {
        Product product when IsWeightGradient(product) || IsInputGradient(product) => [product.A],
        Reduce { Kind: ReduceKind.SumRows } => [step.Inputs[0]],
        _ => [],
    };

    private bool IsDense(Product product) =>
        product is { TransposeA: false, TransposeB: true, A.IsBatched: true, B.IsStored: true } && IsPadded(product.Output) && product.Addend is null or { IsStored: true };

    private bool IsWeightGradient(Product product) =>
        product is { TransposeA: true, TransposeB: false, B.IsBatched: true, Output.Role: TensorRole.ParameterGradient } && IsPadded(product.A);

    private bool IsInputGradient(Product product) =>
        product is { TransposeA: false, TransposeB: false, B.IsStored: true, Addend: null } && IsPadded(product.A) && IsPadded(product.Output);

    /// <summary>Tensors in scratch have padded rows; targets are copied there.</summary>
    private bool IsPadded(Tensor tensor) => (tensor.Role is TensorRole.Intermediate or TensorRole.Target) && _views.BaseOf(tensor) != _program.Input;

    private static bool IsStoredRow(Tensor tensor) => tensor.IsStored && tensor.Shape.Rank == 1;
}
