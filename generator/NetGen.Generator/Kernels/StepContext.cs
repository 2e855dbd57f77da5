using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Expressions;
using NetGen.Generator.Layout;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;
using NetGen.Generator.Vocabulary;

namespace NetGen.Generator.Kernels;

/// <summary>What a strategy asks about a step: where its tensors lie, and who else reads them.</summary>
internal sealed class StepContext
{
    private readonly Views _views;
    private readonly Dictionary<Tensor, int> _readers;
    private readonly HashSet<Tensor> _readWithPadding;
    private readonly Tensor? _input;
    private readonly Dictionary<Scan, StepContext> _bodies;

    private StepContext(Program program, Views views, Unroll? oneSample, Choices choices, HashSet<Tensor> readWithPadding)
    {
        Program = program;
        _views = views;
        _readWithPadding = readWithPadding;
        _input = program.Inputs.SingleOrDefault(i => i.Role == TensorRole.Input);
        _bodies = program.Steps.OfType<Scan>().ToDictionary(s => s, s => new StepContext(s.Body, Views.None, oneSample, choices, readWithPadding));
        IsOneSample = oneSample is not null;
        Unroll = oneSample ?? Unroll.None;
        Choices = choices;
        _readers = program.Steps.SelectMany(s => s.Inputs.Distinct()).GroupBy(t => t).ToDictionary(g => g.Key, g => g.Count());
    }

    /// <summary>The context of a program's steps.</summary>
    /// <param name="program">The program.</param>
    /// <param name="views">Its views.</param>
    /// <param name="oneSample">How one sample's code is unrolled; null for a batch's.</param>
    /// <param name="choices">What may be chosen from.</param>
    public static StepContext Of(Program program, Views views, Unroll? oneSample, Choices choices)
    {
        var context = new StepContext(program, views, oneSample, choices, []);
        PaddedReads.Find(program, context, context._readWithPadding);
        return context;
    }

    /// <summary>The context of the steps in the body of a scan.</summary>
    public StepContext BodyOf(Scan scan) => _bodies[scan];

    /// <summary>The program.</summary>
    public Program Program { get; }

    /// <summary>Whether the code is for one sample alone.</summary>
    public bool IsOneSample { get; }

    /// <summary>How one sample's code is unrolled.</summary>
    public Unroll Unroll { get; }

    public Choices Choices { get; }

    /// <summary>The tensors whose rows vectors read to the end of the padding.</summary>
    public ICollection<Tensor> ReadWithPadding => _readWithPadding;

    /// <summary>Whether any step reads a tensor.</summary>
    public bool IsRead(Tensor tensor) => _readers.ContainsKey(tensor);

    /// <summary>Tensors in scratch are the network's own; targets are copied there.</summary>
    public bool IsInScratch(Tensor tensor) =>
        (tensor.Role is TensorRole.Intermediate or TensorRole.Target or TensorRole.State or TensorRole.Carried) && _views.BaseOf(tensor) != _input;

    /// <summary>Rows in scratch end with padding; a single column has none.</summary>
    public bool IsPadded(Tensor tensor) => IsInScratch(tensor) && tensor.Columns > 1;

    /// <summary>One number for each row of the batch.</summary>
    public bool IsColumn(Tensor tensor) => IsInScratch(tensor) && tensor.IsBatched && tensor.Columns == 1;

    /// <summary>Whether vectors can run along rows that may have no padding.</summary>
    public bool HasVectors(Tensor tensor) => (IsPadded(tensor) && !_views.IsView(tensor)) || RowVectors.Fit(tensor.Columns);

    /// <summary>Whether an operand is the caller's, read where the output is written.</summary>
    public bool IsInputOf(Map map, Tensor operand) =>
        _views.BaseOf(operand) == _input && operand.Shape == map.Output.Shape && RowVectors.Fit(operand.Columns);

    /// <summary>Samples times the transpose of a stored matrix.</summary>
    public bool IsDense(MatMul product) =>
        product is { TransposeA: false, TransposeB: true, A.IsBatched: true, B.IsStored: true } && IsInScratch(product.Output)
        && product.Addend is null or { IsStored: true } && (product.Output.Columns > 1 || HasVectors(product.A));

    /// <summary>The windows that a tensor has, which a product can read in place; null where it has other numbers.</summary>
    public Window? WindowsOf(Tensor tensor) =>
        Choices.Fuses ? Program.Steps.OfType<Window>().FirstOrDefault(w => w.Output == tensor && w.Input.IsBatched) : null;

    /// <summary>The gradient of such a matrix.</summary>
    public bool IsWeightGradient(Contract contraction) =>
        contraction is { B.IsBatched: true, Output.Role: TensorRole.ParameterGradient } && IsInScratch(contraction.A)
        && (contraction.A.Columns > 1 || HasVectors(contraction.B));

    /// <summary>The gradient of what such a matrix was multiplied with.</summary>
    public bool IsInputGradient(MatMul product) =>
        product is { TransposeA: false, TransposeB: false, B.IsStored: true, Addend: null } && IsInScratch(product.A) && IsInScratch(product.Output)
        && (product.A.Columns > 1 || (IsColumn(product.A) && IsPadded(product.Output)));

    /// <summary>The sums over all rows that go into a gradient or into scratch.</summary>
    public bool IsSumOfRows(Reduce reduce) =>
        reduce is { Kind: ReduceKind.SumRows, Output: { Role: TensorRole.ParameterGradient or TensorRole.Intermediate, Shape.Rank: 1 } }
            && IsInScratch(reduce.Input);

    /// <summary>An elementwise step that reads a product alone is applied by the same kernel, mostly while the sums are still in registers.</summary>
    public Map? EpilogueOf(Primitive product) => !Choices.Fuses ? null : Program.Steps.OfType<Map>().FirstOrDefault(m =>
        m.Inputs.Length == 1 && m.Inputs[0] == product.Output && m.Output.Shape == product.Output.Shape && IsInScratch(m.Output)
        && (m.Output.Columns == 1 || m.Expression.KeepsZero || !_readWithPadding.Contains(m.Output)));

    /// <summary>The same in one sample's code, where it may read other rows too that are written by then, such as the input's part of a gate.</summary>
    public Map? EpilogueOfOne(MatMul product)
    {
        return EpilogueOf(product) ?? (Choices.Fuses && IsOneSample ? Program.Steps.OfType<Map>().FirstOrDefault(Fits) : null);

        bool Fits(Map map) =>
            map.Inputs.Contains(product.Output) && IsReadOnce(product.Output) && IsLike(map.Output) && IsInScratch(map.Output)
            && (map.Expression.KeepsZero || !_readWithPadding.Contains(map.Output))
            && map.Inputs.All(i => i == product.Output || (IsLike(i) && IsPadded(i) && !_views.IsView(i) && IsWrittenBefore(i, product)));

        bool IsLike(Tensor tensor) => tensor.IsBatched == product.Output.IsBatched && tensor.Shape == product.Output.Shape;
    }

    /// <summary>The elementwise step that a sum over the rows alone reads: each element is computed as it is added. A row of padding would have to be
    /// cleared again.</summary>
    public Map? PrologueOf(Reduce reduce)
    {
        return !Choices.Fuses || IsOneSample || MayHavePadding(reduce.Input) ? null : Program.Steps.OfType<Map>().FirstOrDefault(Fits);

        bool Fits(Map map) =>
            map.Output == reduce.Input && _readers[map.Output] == 1 && !Program.Weighed.Contains(map.Output) && !map.Expression.HasFunctions()
            && map.Inputs.All(i => IsInScratch(i) || i.IsStoredRow)
            && !Program.Steps.Any(p =>
                (p is MatMul or DepthwiseConvolution && EpilogueOf(p) == map) || (p is MatMul product && EpilogueOfGradient(product) == map));
    }

    /// <summary>The elementwise step that alone reads the gradient of a layer's inputs, beside tensors of the same shape that are written by then, as
    /// the mask of a ReLU does. Padding, which is zero in all of them, must stay zero.</summary>
    public Map? EpilogueOfGradient(MatMul product) => EpilogueOfGradient(product, product.Output);

    /// <summary>The same of a gradient that the kernel of an earlier step writes.</summary>
    public Map? EpilogueOfGradient(Primitive step, Tensor gradient)
    {
        bool mayFuse = Choices.Fuses && !IsOneSample && gradient.Columns > 1;
        return !mayFuse ? null : Program.Steps.OfType<Map>().FirstOrDefault(Fits);

        bool Fits(Map map) =>
            map.Inputs.Contains(gradient) && IsReadOnce(gradient)
            && !map.Expression.HasFunctions() && (map.Expression.KeepsZero || !MayHavePadding(map.Output))
            && IsLike(map.Output) && IsInScratch(map.Output) && !Program.Results.Contains(map.Output)
            && map.Inputs.All(i => i == gradient || (IsLike(i) && IsPadded(i) && !_views.IsView(i) && IsWrittenBefore(i, step)));

        bool IsLike(Tensor tensor) => tensor.IsBatched == gradient.IsBatched && tensor.Shape == gradient.Shape;
    }

    /// <summary>What takes the gradient of windows to that of the image, whose padding is cropped: the sum over the windows, and slices along axes before
    /// the last. Empty where other steps read what is between.</summary>
    public ImmutableArray<Primitive> StepsToImage(MatMul product)
    {
        if (!Choices.Fuses || OnlyReader(product.Output) is not SumOfWindows { Output.IsBatched: true } sum)
        {
            return [];
        }

        var steps = ImmutableArray.Create<Primitive>(sum);
        while (OnlyReader(steps[steps.Length - 1].Output) is Slice slice && slice.Axis < slice.Output.Shape.Rank - 1)
        {
            steps = steps.Add(slice);
        }

        return steps;
    }

    /// <summary>The steps behind an image, each alone its reader, that put zeros around its positions.</summary>
    public ImmutableArray<Pad> PadsBehind(Tensor image) =>
        Choices.Fuses && OnlyReader(image) is Pad pad && pad.Axis < image.Shape.Rank - 1 ? [pad, .. PadsBehind(pad.Output)] : [];

    /// <summary>The step that alone reads an image and makes it one axis, where its lines have padding; null where there is none.</summary>
    public Reshape? FlatBehind(Tensor image) =>
        Choices.Fuses && OnlyReader(image) is Reshape { Output.Shape.Rank: 1 } reshape && !_views.IsView(reshape.Output) ? reshape : null;

    /// <summary>The step, at most one, whose output only one other step reads, that makes an image of one axis.</summary>
    public IEnumerable<Reshape> FlatBefore(Tensor image) => !Choices.Fuses || !IsReadOnce(image) || _views.IsView(image)
        ? []
        : Program.Steps.OfType<Reshape>().Where(r => r.Output == image && r.Input is { IsBatched: true, Shape.Rank: 1 });

    /// <summary>The step that alone reads a tensor; null where there are several, or others need it.</summary>
    private Primitive? OnlyReader(Tensor tensor) => IsReadOnce(tensor) ? Program.Steps.Single(s => s.Inputs.Contains(tensor)) : null;

    private bool IsReadOnce(Tensor tensor) =>
        _readers.TryGetValue(tensor, out int readers) && readers == 1 && !Program.Weighed.Contains(tensor) && !Program.Results.Contains(tensor);

    private bool IsWrittenBefore(Tensor tensor, Primitive step) => !Program.Steps.SkipWhile(s => s != step).Any(s => s.Outputs.Contains(tensor));

    private bool MayHavePadding(Tensor tensor) => Choices.Width(tensor.Columns, Precision.Single) > tensor.Columns;

    /// <summary>Whether a product is read by more than its epilogue.</summary>
    public bool KeepsProduct(Primitive product, Map? epilogue) => epilogue is null || _readers[product.Output] > 1 || Program.Results.Contains(product.Output);
}
