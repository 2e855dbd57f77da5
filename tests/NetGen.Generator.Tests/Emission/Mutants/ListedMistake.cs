using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>A mistake that is planted whatever the sample is.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Family">The methods that have it.</param>
/// <param name="Kind">How it is planted.</param>
/// <param name="At">Where: in the text of a call, a header of a loop or a condition, which no local's name is part of; or there with the change
/// marked.</param>
/// <param name="Replacement">What stands there then; null for anything.</param>
internal sealed record ListedMistake(string Name, string Family, MutationKind Kind, string At = "", string? Replacement = null)
{
    private const int Tried = 3;

    public static IReadOnlyList<ListedMistake> All { get; } =
    [
        new("padding in a row's sum", "RowSum", MutationKind.Operand, ".AsDouble()"),
        new("a row's sum cut short", "RowSum", MutationKind.Function, "VectorMath.Sum("),
        new("a batch's sum cut short", "OneColumnSum", MutationKind.Statement),
        new("sums in each other's place", "InputGradient", MutationKind.Arguments, "StoreSums("),
        new("samples left behind", "OneColumnMap", MutationKind.Operator, "- "),
        new("a sample between two tiles", "OneOutputForward", MutationKind.Integer, "for (", "5"),
        new("a column's total that is not added up", "OneColumnSum", MutationKind.Function, "VectorMath.Sum("),
        new("a chain that is left out", "Differentiate", MutationKind.Statement, "+="),
        new("a gradient divided by a weight", "OneOutputInputGradient", MutationKind.Operator, "Store256(", "/"),
        new("one sample's bias", "Update", MutationKind.Assignment, "-= rate", "+="),
        new("one sample's step up the gradient", "Update", MutationKind.Sign, "rate"),
        new("a number of the caller's that is left out", "OneOutputForward", MutationKind.MaskLane, "AndNot(", "-1"),
        new("a last vector in another place", "OneOutputForward", MutationKind.Integer, "Load256("),
        new("weights that are updated twice", "Update", MutationKind.MaskLane, "ConditionalSelect("),
        new("a last tile left out", "OneOutputWeightGradient", MutationKind.Comparison, "=="),
        new("a row copied to another's place", "ScalarLoop", MutationKind.Integer, "CopyTo("),
        new("an input that is left out", "PredictOne", MutationKind.Statement, "MultiplyAddEstimate("),
        new("sums of a block in each other's place", "WeightGradient", MutationKind.Arguments, "AddFourBlocks256("),
        new("a block that is left out", "ColumnSum", MutationKind.Integer, "+= 16", "20"),
        new("a square that is not taken before it is added", "ColumnSum", MutationKind.Operator, "+=", "/"),
        new("a gradient without its mask", "PackedInputGradient", MutationKind.Operand, "Greater256("),
        new("a mask of the wrong sign", "PackedInputGradient", MutationKind.Function, "Greater256(", "Vector256.LessThan"),
        new("another number of a row in registers", "PredictOne", MutationKind.Integer, "Shuffle("),
        new("an output in another's place", "PredictOne", MutationKind.Integer, "GetElement("),
        new("a mean of one lane", "RowsMean", MutationKind.Function, "VectorMath.Sum("),
        new("a mean of the last vectors", "RowsMean", MutationKind.Statement, "+="),
        new("a biased variance", "ComputeGradients", MutationKind.Operand, "n - 1"),
        new("momentum the other way round", "ComputeGradients", MutationKind.Constant, "0.9"),
        new("a window of the wrong row", "WindowForward", MutationKind.Integer, "for (nint down", "1"),
        new("a wrong stride between windows", "WindowForward", MutationKind.Integer, "row * ⟦3→4⟧ + down"),
        new("a window that is mirrored", "WindowForward", MutationKind.Operator, "⟦+→-⟧ across"),
        new("a wrong phase", "WindowInputGradient", MutationKind.Integer, "% ⟦3"),
        new("a position behind the last window", "WindowInputGradient", MutationKind.Comparison, "(nuint)", ">"),
        new("a kernel that is mirrored", "WindowInputGradient", MutationKind.Operator, "⟦-→+⟧ down"),
        new("a kernel's last row left out of the gradient", "WindowInputGradient", MutationKind.Integer, "for (nint down"),
        new("a mask of another position", "WindowInputGradient", MutationKind.Integer, "Greater"),
        new("an image's row left out", "WindowWeightGradient", MutationKind.Integer, "for (nint line"),
        new("a window off by one", "WindowWeightGradient", MutationKind.Integer, "Spread256("),
        new("sums of windows in each other's place", "WindowWeightGradient", MutationKind.Arguments, "AddFourBlocks256("),
        new("a plain kernel that is mirrored", "Predict", MutationKind.Operator, "⟦+→-⟧ across"),
        new("a plain window off by one", "ComputeGradients", MutationKind.Integer, "for (int down"),
        new("a plain image that is not cleared", "ComputeGradients", MutationKind.Statement, "= 0.0"),
        new("a kernel's positions exchanged", "ScalarLoop", MutationKind.Indices, "→across * "),
        new("wrong padding", "ImageCopy", MutationKind.Integer, "+ ⟦2→1⟧"),
        new("a kernel that is not flipped", "WindowCorrelation", MutationKind.Operator, "8 ⟦-→+⟧ t"),
        new("samples of a part left out", "WindowCorrelation", MutationKind.Integer, "nint.Min(part + "),
        new("zeros left out", "ImageCopy", MutationKind.Statement, ".Clear()"),
        new("an image that is not transposed", "ImageCopy", MutationKind.Statement, "MatrixTranspose.Copy("),
        new("a kernel's row left out", "DepthwiseForward", MutationKind.Integer, "for (nint down", "1"),
        new("another channel's weights", "DepthwiseForward", MutationKind.Integer, "Load256("),
        new("a window at an edge left out", "DepthwiseInputGradient", MutationKind.Comparison, ">= 0"),
        new("another window's gradient", "DepthwiseInputGradient", MutationKind.Integer, "⟦"),
        new("sums of a kernel in each other's place", "DepthwiseWeightGradient", MutationKind.Arguments, "AddFourBlocks256("),
        new("an image that is not cleared", "WindowScatter", MutationKind.Statement, ".Clear()"),
        new("a factor with a wrong sign", "Forward", MutationKind.Sign, "MultiplyAdd256("),
        new("a missing term", "Forward", MutationKind.Statement, "MultiplyAdd256("),
        new("a transposed factor", "WeightGradient", MutationKind.Integer, "StoreFour256("),
        new("samples left over that are one number short", "Forward", MutationKind.Integer, "PanelProduct.Rows(", "8"),
        new("a sample left over that is left out", "Forward", MutationKind.Operand, "PanelProduct.Rows("),
        new("samples left over that are not there", "Forward", MutationKind.Statement, "PanelProduct.Rows("),
        new("a last tile in another place", "InputGradient", MutationKind.Function, "nint.Min("),
        new("an input that is not transposed", "PackedInputGradient", MutationKind.Integer, "PanelTranspose.Copy(", "8"),
        new("weights that are not transposed", "PackedInputGradient", MutationKind.Statement, "PanelTranspose.Copy("),
        new("a thread's share cut short", "InputGradient", MutationKind.Integer, "for ("),
        new("a thread at the tiles of another", "WeightGradient", MutationKind.Function, "member.First(", "End"),
        new("a thread at the samples of another", "PredictShare", MutationKind.Function, "member.First(", "End"),
        new("a wrong sign in a plain sum", "Predict", MutationKind.Assignment, "+=", "-="),
        new("a plain factor that is transposed", "Predict", MutationKind.Operator, "+=", "/"),
        new("a plain mask", "ComputeGradients", MutationKind.Comparison, "> 0"),
        new("gates in each other's place", "PredictBatch", MutationKind.Arguments, "→ref At(ref pG3Rows, t * 4), ref qF3Rows"),
        new("a number of a step that is not stored", "JointMaps", MutationKind.Statement, "⟦Store256(vV"),
        new("a step that is left out", "ComputeGradientsBatch", MutationKind.Integer, "for (nint t = 0; t < ⟦5→4"),
        new("the input's part of another step", "PredictBatch", MutationKind.Integer, "ref pI3Rows, t * ⟦4→5"),
        new("a gradient of another step", "ComputeGradientsBatch", MutationKind.Integer, "t * ⟦4→3"),
        new("a stream's input of another step", "PredictNextOne", MutationKind.Integer, "ref state, tap * ⟦4→5"),
        new("a stream's inputs that do not move on", "PredictNextOne", MutationKind.Statement, "⟦MemoryMarshal.CreateSpan(ref At(ref state"),
        new("a stream's state that is not left", "PredictNextOne", MutationKind.Statement, "⟦At(ref state, 13)"),
        new("a plain step that is left out", "Predict", MutationKind.Integer, "for (int t = 0; t < ⟦3→2"),
        new("the plain input's part of another step", "Predict", MutationKind.Integer, "+ t) * ⟦3→4"),
        new("a plain stream's state that is not left", "PredictNext", MutationKind.Statement, ".CopyTo("),
        new("a sample that is weighed by another's weight", "SampleWeighing", MutationKind.Operator, "*="),
    ];

    /// <summary>The first such mutants, of which one may change nothing; none where the code has no place for them any more.</summary>
    public Mutant[] In(IEnumerable<Mutant> mutants) => [.. mutants.Where(Is).Take(Tried)];

    private bool Is(Mutant mutant) => mutant.Mutation is var m && m.Family == Family && m.Kind == Kind && (Replacement ?? m.Replacement) == m.Replacement
        && (m.Header.Contains(At, StringComparison.Ordinal) || m.Text.Contains(At, StringComparison.Ordinal));
}
