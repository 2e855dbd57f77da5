using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Kernels;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
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
            if (!_fused.Contains(step) && !step.Outputs.All(_views.IsView))
            {
                Kernel kernel = KernelFor(step);
                if (kernel is IFusing { Epilogue: { } epilogue })
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
        MatMul product when IsDense(product) => Dense(product),
        Contract contraction when IsWeightGradient(contraction) =>
            contraction.A.Columns == 1 ? new OneOutputWeightGradient(contraction) : new WeightGradient(contraction),
        MatMul product when IsInputGradient(product) => InputGradient(product),
        Reduce { Kind: ReduceKind.SumRows } reduce when reduce.Output is { Role: TensorRole.ParameterGradient or TensorRole.Intermediate, Shape.Rank: 1 } && IsInScratch(reduce.Input) =>
            reduce.Input.Columns == 1 ? new OneColumnSum(reduce) : new ColumnSum(reduce),
        Reduce { Kind: ReduceKind.SumColumns, Output.Role: TensorRole.Intermediate } reduce when IsPadded(reduce.Input) => new RowSum(reduce),
        Reduce { Kind: ReduceKind.MeanAll } reduce when IsPadded(reduce.Input) => new RowsMean(reduce),
        Map map when IsPadded(map.Output) && map.Inputs.All(i => IsInScratch(i) || IsStoredRow(i) || IsInputOf(map, i)) => new VectorMap(map),
        Map map when IsColumn(map.Output) && map.Inputs.All(i => IsColumn(i) || IsRepeatedNumber(i)) => new OneColumnMap(map),
        Softmax softmax when IsPadded(softmax.Inputs[0]) && IsPadded(softmax.Output) => new VectorSoftmax(softmax),
        LogSoftmax logSoftmax when IsPadded(logSoftmax.Inputs[0]) && IsPadded(logSoftmax.Output) => new VectorLogSoftmax(logSoftmax),
        _ => new ScalarLoop(step),
    };

    /// <summary>An elementwise step that reads the product alone is applied by the same kernel, mostly while the sums are still in registers.</summary>
    private Kernel Dense(MatMul product)
    {
        Map? epilogue = !_choices.Fuses ? null : _program.Steps.OfType<Map>().FirstOrDefault(m =>
            m.Inputs.Length == 1 && m.Inputs[0] == product.Output && m.Output.Shape == product.Output.Shape && IsInScratch(m.Output) && (m.Output.Columns == 1 || !ReadWithPadding.Contains(m.Output)));
        bool keepsProduct = epilogue is null || _readers[product.Output] > 1 || product.Output == _program.Result;
        return product.Output.Columns == 1 ? new OneOutputForward(product, epilogue, keepsProduct, _unroll) : new DenseForward(product, epilogue, keepsProduct, _unroll, _choices);
    }

    private Kernel InputGradient(MatMul product)
    {
        bool packs = product.Output.IsBatched && IsPadded(product.Output) && !_choices.Without.Contains(typeof(PackedInputGradient));
        return product.A.Columns == 1 ? new OneOutputInputGradient(product) : packs ? new PackedInputGradient(product, _choices) : new InputGradient(product, _choices);
    }

    private IEnumerable<Tensor> PaddedReads(Primitive step) => step switch
    {
        Contract contraction when IsWeightGradient(contraction) => [contraction.A],
        MatMul product when IsInputGradient(product) => [product.A],
        Reduce { Kind: ReduceKind.SumRows } => [step.Inputs[0]],
        _ => [],
    };

    private bool IsDense(MatMul product) =>
        product is { TransposeA: false, TransposeB: true, A.IsBatched: true, B.IsStored: true } && IsInScratch(product.Output) && product.Addend is null or { IsStored: true }
        && (product.Output.Columns > 1 || HasVectors(product.A));

    private bool IsWeightGradient(Contract contraction) =>
        contraction is { B.IsBatched: true, Output.Role: TensorRole.ParameterGradient } && IsInScratch(contraction.A)
        && (contraction.A.Columns > 1 || HasVectors(contraction.B));

    private bool IsInputGradient(MatMul product) =>
        product is { TransposeA: false, TransposeB: false, B.IsStored: true, Addend: null } && IsInScratch(product.A) && IsInScratch(product.Output)
        && (product.A.Columns > 1 || (IsColumn(product.A) && IsPadded(product.Output)));

    /// <summary>Tensors in scratch are the network's own; targets are copied there.</summary>
    private bool IsInScratch(Tensor tensor) => (tensor.Role is TensorRole.Intermediate or TensorRole.Target) && _views.BaseOf(tensor) != _program.Input;

    /// <summary>Rows in scratch end with padding; a single column has none.</summary>
    private bool IsPadded(Tensor tensor) => IsInScratch(tensor) && tensor.Columns > 1;

    private bool IsColumn(Tensor tensor) => IsInScratch(tensor) && tensor.IsBatched && tensor.Columns == 1;

    /// <summary>Whether vectors can run along rows that may have no padding.</summary>
    private bool HasVectors(Tensor tensor) => (IsPadded(tensor) && !_views.IsView(tensor)) || RowVectors.Fit(tensor.Columns);

    /// <summary>Whether an operand is the caller's, read where the output is written.</summary>
    private bool IsInputOf(Map map, Tensor operand) => _views.BaseOf(operand) == _program.Input && operand.Shape == map.Output.Shape && RowVectors.Fit(operand.Columns);

    private static bool IsStoredRow(Tensor tensor) => tensor.IsStored && tensor.Shape.Rank == 1;

    /// <summary>One number for all rows.</summary>
    private static bool IsRepeatedNumber(Tensor tensor) => !tensor.IsBatched && tensor.Shape.Size == 1;
}
