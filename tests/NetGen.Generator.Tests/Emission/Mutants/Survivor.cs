using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Emission.Mutants;

/// <summary>Why a mutant may be seen by nobody: its numbers are those of the code without a mistake.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Explains">Whether it is so for a mutant.</param>
internal sealed record Survivor(string Reason, Func<Mutation, bool> Explains)
{
    private const string Scratch = "scratch";

    /// <summary>All reasons there are; the first that fits counts.</summary>
    public static ImmutableArray<Survivor> Reasons { get; } =
    [
        new("an estimate of the work, or whether threads share it: the numbers are the same for any", m => IsArgumentOf(m, "SizeFor") || Condition(m)?.ToString().Contains("TryRun", StringComparison.Ordinal) == true),
        new("one of two kernels of the same step", m => m.Node.FirstAncestorOrSelf<IfStatementSyntax>() is { Else.Statement: var other } choice
            && choice.Condition.FullSpan.Contains(m.Node.Span) && IsCall(choice.Statement) && IsCall(other)),
        new("a barrier: whether another thread is late is chance", m => m.Kind == MutationKind.Statement && Called(m.Node) == "Wait"),
        new("memory that is not given back to the pool", m => m.Kind == MutationKind.Statement && Called(m.Node) == "Return"),
        new("how many samples or tiles stay together: shares that overlap write the same numbers twice", m => IsArgumentOf(m, "First") || IsArgumentOf(m, "End")),
        new("a share of a prediction's batch, which was shared out before: it is the whole", m => m.Family == "PredictBatch" && Mentions(m, SharesOf(m))),
        new("how long a span is, or how many samples it is for, whose memory is used by reference", m => IsArgumentOf(m, "Slice", 1) || IsArgumentOf(m, "CreateSpan", 1)),
        new("more scratch than is needed, or of another kind; or less than is asked for where the pool or the stack has more", IsAboutSizeOfScratch),
        new("another place in scratch where nothing lies that is still read; MemoryTests hold the places apart", IsPlace),
        new("samples of a block, of which any number does", m => Statement(m) is ExpressionStatementSyntax s && Called(s) is null && IsArgumentOf(m, "Min")),
        new("parameters that the method does not use", m => m.Kind == MutationKind.Arguments && m.Node is InvocationExpressionSyntax call && Callee(call) is { } callee
            && Exchanged(m, call).All(i => !callee.Body!.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.Text == callee.ParameterList.Parameters[i].Identifier.Text))),
        new("two names of the same memory", m => m.Kind == MutationKind.Arguments && m.Node is InvocationExpressionSyntax call && Exchanged(m, call).Select(i => Place(call, i)).Distinct().Count() == 1),
        new("rows of other threads, which write the same numbers; what lies behind the last is written later", m => m.Kind == MutationKind.Arguments
            && m.Family.EndsWith("Batch", StringComparison.Ordinal) && m.Node is InvocationExpressionSyntax call
            && Exchanged(m, call).Any(i => SharesOf(m).Contains(call.ArgumentList.Arguments[i].ToString()))),
        new("rows of other threads, which write the same numbers", m => m.Family.EndsWith("Batch", StringComparison.Ordinal)
            && Statement(m) is LocalDeclarationStatementSyntax { Declaration.Variables: [var v] } && SharesOf(m).Contains(v.Identifier.Text)),
        new("one sample through the code for batches", m => m is { Kind: MutationKind.Integer, Replacement: "0" } && m.Node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression }),
        new("a comparison with a number that no other equals; kernels of equal numbers and KinkTests hold the kinks", m =>
            (m.Kind == MutationKind.Function && m.Replacement.EndsWith("OrEqual", StringComparison.Ordinal))
            || (m.Kind == MutationKind.Comparison && m.Node.Parent is ConditionalExpressionSyntax)),
        new("scratch that has room for the output, which is copied from one to the other", m => m.Kind == MutationKind.Arguments
            && m.Replacement.Contains("output", StringComparison.Ordinal) && m.Replacement.Contains(Scratch, StringComparison.Ordinal)),
        new("two factors of one product", m => m.Kind == MutationKind.Arguments && m.Node is InvocationExpressionSyntax call && Callee(call) is { } callee
            && Exchanged(m, call).Select(i => callee.ParameterList.Parameters[i].Identifier.Text).ToArray() is [var one, var other]
            && callee.Body!.DescendantNodes().OfType<BinaryExpressionSyntax>().Where(b => b.IsKind(SyntaxKind.MultiplyExpression))
                .Select(b => Factors(b).ToArray()).Any(f => f.Any(x => Names(x, one)) && f.Any(x => Names(x, other)) && !f.Any(x => Names(x, one) && Names(x, other)))),
        new("a position behind the last window, which no tap reaches in this network; a listed mistake holds the others", m =>
            m is { Family: "WindowInputGradient", Kind: MutationKind.Comparison, Replacement: ">" }
            && m.Node is BinaryExpressionSyntax { Left: CastExpressionSyntax }),
        new("an index outside of a vector, which gives 0", m => m.Kind == MutationKind.Integer && m.Node.Parent is PrefixUnaryExpressionSyntax && IsArgumentOf(m, "Shuffle")),
        new("the distance between panels where there is one", m => m.Kind == MutationKind.Integer && IsArgumentOf(m, "Copy")),
        new("the operands of a difference that is squared", m => m.Kind == MutationKind.Arguments && m.Node is InvocationExpressionSyntax call && Callee(call) is { } callee
            && callee.Body!.DescendantNodes().OfType<BinaryExpressionSyntax>().Any(IsSquareOfDifference)),
        new("times or divided by 1", m => m.Kind == MutationKind.Operator && m.Node is BinaryExpressionSyntax b && IsOne(b.Right)),
        new("the number of a stream's only sample, which is 0", m => m.Family == "PredictNext" && m.Node switch
        {
            BinaryExpressionSyntax { Left: BinaryExpressionSyntax { Left: var sample } } => m.Kind == MutationKind.Operand && m.Span.Start == m.Node.SpanStart && IsSample(sample),
            LiteralExpressionSyntax { Parent: BinaryExpressionSyntax product } => IsSample(product.Left),
            _ => false,
        }),
        new("a loop that never runs", m => m.Node.Ancestors().OfType<ForStatementSyntax>().Any(IsEmpty)),
        new("what is subtracted before the exponential, which cancels out; rows of large numbers hold it in the kernels", IsAboutMaximum),
        new("a mask of padding that is already zero or is never read", m => m.Kind == MutationKind.MaskLane
            || (m.Kind == MutationKind.Operand && IsMask(m)) || (m.Kind == MutationKind.Function && m.Replacement == "Xor")),
        new("zeros for padding, which the elementwise step behind writes again", m => Statement(m) is { Parent: ForStatementSyntax loop } and ExpressionStatementSyntax
            { Expression: AssignmentExpressionSyntax { Left: InvocationExpressionSyntax place, Right: LiteralExpressionSyntax { Token.Value: 0.0 or 0f } } }
            && m.Method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => c.SpanStart > loop.Span.End && Name(c).StartsWith("Store", StringComparison.Ordinal)
                && c.ArgumentList.Arguments.Any(a => a.ToString() == place.ArgumentList.Arguments[0].ToString()))),
        new("zeros for padding that is never read", m => Statement(m).ToString() is var text && text.StartsWith("Store", StringComparison.Ordinal) && text.Contains("(Zero", StringComparison.Ordinal)),
        new("lanes that are padding, or that are equal", m => m.Kind == MutationKind.Function && Name((InvocationExpressionSyntax)m.Node) is var name
            && (name.StartsWith("Load", StringComparison.Ordinal) || name.StartsWith("Spread", StringComparison.Ordinal) || name.StartsWith("Create", StringComparison.Ordinal) || name.StartsWith("Number", StringComparison.Ordinal))),
        new("the first addend of a sum that is zero till then", m => m is { Kind: MutationKind.Assignment, Replacement: "=" } && IsFirstAddend((AssignmentExpressionSyntax)m.Node)),
        new("the first addend of a place that was cleared, where windows do not overlap; those that do hold it", m => m is { Family: "WindowScatter", Kind: MutationKind.Operand }
            && m.Node is BinaryExpressionSyntax { Left: InvocationExpressionSyntax load } && Name(load).StartsWith("Load", StringComparison.Ordinal) && m.Span.Start == m.Node.SpanStart),
        new("one of two forms of the same number, near 0 and elsewhere", m => Statement(m).ToString().Contains("Expm1", StringComparison.Ordinal)),
        new("a largest element, which is exp 0 = 1 in either branch", m => m.Method.ToString().Contains("Log1p(", StringComparison.Ordinal)
            && (Condition(m) is not null || (m.Kind == MutationKind.Function && Name((InvocationExpressionSyntax)m.Node).StartsWith("LessThan", StringComparison.Ordinal)))),
        new("a largest element that is the only one; equal numbers hold it in the kernels", m => Statement(m).ToString().Contains("Log1p(", StringComparison.Ordinal)),
        new("what is added to the gradients of all outputs of a softmax, which cancels out", m => m is { Kind: MutationKind.Constant, Replacement: "1.0" or "1f" }
            && Statement(m) is LocalDeclarationStatementSyntax && m.Method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => Name(c) == "Max")),
        new("a call for no rows", m => m.Kind == MutationKind.Comparison && m.Node.Parent is IfStatementSyntax { Else: null }),
        new("columns that are rounded up to whole vectors", m => m.Kind == MutationKind.Integer && IsArgumentOf(m, "Rows")),
        new("a turn of a loop more, or begun earlier: what it writes is written again, and what it reads is multiplied by zeros", m =>
            m.Node.FirstAncestorOrSelf<ForStatementSyntax>() is { } loop && !loop.Statement.FullSpan.Contains(m.Node.Span)),
        new("zero that is added to zero: what lies in no window", m => m.Node.FirstAncestorOrSelf<ConditionalExpressionSyntax>() is
            { WhenTrue: IdentifierNameSyntax sum } choice && choice.WhenFalse.FullSpan.Contains(m.Node.Span) && IsNeverAdded(sum)),
        new("a mask of zeros: what lies in no window", m => m.Node.Ancestors().OfType<BinaryExpressionSyntax>().Any(b =>
            b.IsKind(SyntaxKind.BitwiseAndExpression) && b.Left is IdentifierNameSyntax sum && b.Right.FullSpan.Contains(m.Node.Span) && IsNeverAdded(sum))),
        new("rows that are computed twice", m => Statement(m) is LocalDeclarationStatementSyntax { Declaration: { Type: IdentifierNameSyntax { Identifier.Text: "nint" } } d }
            && d.DescendantNodes().Any(n => n.IsKind(SyntaxKind.DivideExpression))),
    ];

    /// <summary>The reason for a mutant, or null where there is none.</summary>
    public static string? ReasonFor(Mutant mutant) => Reasons.FirstOrDefault(r => r.Explains(mutant.Mutation))?.Reason;

    /// <summary>Whether a sum stays what it is where it is declared.</summary>
    private static bool IsNeverAdded(IdentifierNameSyntax sum) =>
        sum.Ancestors().FirstOrDefault(a => a.ChildNodes().OfType<LocalDeclarationStatementSyntax>()
            .Any(d => d.Declaration.Variables.Any(v => v.Identifier.Text == sum.Identifier.Text))) is { } scope
        && !scope.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => Names(a.Left, sum.Identifier.Text));

    private static StatementSyntax Statement(Mutation m) => m.Node.FirstAncestorOrSelf<StatementSyntax>()!;

    private static ExpressionSyntax? Condition(Mutation m) =>
        m.Node.FirstAncestorOrSelf<IfStatementSyntax>()?.Condition is { } condition && condition.FullSpan.Contains(m.Node.Span) ? condition : null;

    private static bool IsCall(StatementSyntax statement) => Called(statement is BlockSyntax { Statements: [var only] } ? only : statement) is not null;

    /// <summary>The function of a statement that is a call.</summary>
    private static string? Called(SyntaxNode node) => node is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } ? Name(call) : null;

    private static string Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        IdentifierNameSyntax identifier => identifier.Identifier.Text,
        _ => string.Empty,
    };

    private static bool IsArgumentOf(Mutation m, string function, int from = 0) => m.Node.AncestorsAndSelf().OfType<InvocationExpressionSyntax>()
        .Any(c => Name(c) == function && (from == 0 || c.ArgumentList.Arguments.Skip(from).Any(a => a.Span.Contains(m.Span)) || m.Kind == MutationKind.Arguments));

    /// <summary>The variables that say which part of a batch is a thread's.</summary>
    private static HashSet<string> SharesOf(Mutation m) =>
    [
        .. m.Method.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(v => v.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => Name(c) is "First" or "End")).Select(v => v.Identifier.Text),
    ];

    private static bool Mentions(Mutation m, HashSet<string> names) =>
        Statement(m).DescendantNodes().Any(n => n is IdentifierNameSyntax i ? names.Contains(i.Identifier.Text) : n is VariableDeclaratorSyntax v && names.Contains(v.Identifier.Text));

    private static bool IsAboutSizeOfScratch(Mutation m) => IsArgumentOf(m, "Scratch") || IsArgumentOf(m, "Rent")
        || m.Node.AncestorsAndSelf().Any(n => n is CheckedExpressionSyntax or StackAllocArrayCreationExpressionSyntax or ConditionalExpressionSyntax)
        && Statement(m) is LocalDeclarationStatementSyntax;

    private static bool IsPlace(Mutation m) => Statement(m) is LocalDeclarationStatementSyntax { Declaration: var declaration }
        && declaration.Variables.Any(v => v.Initializer?.Value is RefExpressionSyntax or InvocationExpressionSyntax && v.Initializer.ToString().Contains(Scratch, StringComparison.Ordinal));

    private static MethodDeclarationSyntax? Callee(InvocationExpressionSyntax call) => call.Expression is IdentifierNameSyntax name
        ? call.FirstAncestorOrSelf<ClassDeclarationSyntax>()!.Members.OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(m => m.Identifier.Text == name.Identifier.Text && m.ParameterList.Parameters.Count == call.ArgumentList.Arguments.Count)
        : null;

    /// <summary>The positions of the arguments that were exchanged.</summary>
    private static IEnumerable<int> Exchanged(Mutation m, InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Select((a, i) => (a, i)).Where(x => m.Span.Contains(x.a.Span)).Select(x => x.i);

    /// <summary>Where a reference that is an argument was made.</summary>
    private static string Place(InvocationExpressionSyntax call, int argument)
    {
        string name = call.ArgumentList.Arguments[argument].Expression.ToString();
        return call.FirstAncestorOrSelf<MethodDeclarationSyntax>()!.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .FirstOrDefault(v => v.Identifier.Text == name && v.Initializer?.Value is RefExpressionSyntax)?.Initializer!.ToString() ?? name;
    }

    private static IEnumerable<ExpressionSyntax> Factors(ExpressionSyntax expression) => expression switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => Factors(product.Left).Concat(Factors(product.Right)),
        ParenthesizedExpressionSyntax { Expression: var inner } => Factors(inner),
        _ => [expression],
    };

    private static bool Names(ExpressionSyntax expression, string name) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(i => i.Identifier.Text == name);

    private static bool IsSample(ExpressionSyntax expression) => expression is IdentifierNameSyntax { Identifier.Text: "s" };

    private static bool IsSquareOfDifference(BinaryExpressionSyntax product) => product.IsKind(SyntaxKind.MultiplyExpression)
        && product.Left.ToString() == product.Right.ToString() && product.Left.DescendantNodes().Any(n => n.IsKind(SyntaxKind.SubtractExpression));

    private static bool IsOne(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().ToArray() is [{ Token.Value: 1 or 1.0 or 1f }]
        && !expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.Text is not ("Number128" or "Number256"));

    private static bool IsEmpty(ForStatementSyntax loop) => loop.Declaration?.Variables is [{ Initializer.Value: var first }]
        && loop.Condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression, Right: var end } && Number(first) is { } from && Number(end) is { } to && from >= to;

    private static long? Number(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: int value } => value,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: var operand } => -Number(operand),
        ParenthesizedExpressionSyntax { Expression: var inner } => Number(inner),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference => Number(difference.Left) - Number(difference.Right),
        _ => null,
    };

    /// <summary>Whether the statement computes a variable that is an argument of a maximum, or is made from one.</summary>
    private static bool IsAboutMaximum(Mutation m)
    {
        string[] maxima = [.. m.Method.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(a => a.Left is IdentifierNameSyntax && a.Right.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(c => Name(c) is "Max" or "Max128" or "Max256")
                && a.Right.DescendantNodes().OfType<IdentifierNameSyntax>().Any(i => i.Identifier.Text == a.Left.ToString()))
            .Select(a => a.Left.ToString())];
        bool isShift = m.Kind == MutationKind.Operator && m.Node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression, Right: IdentifierNameSyntax shift }
            && m.Node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && Name(call) == "Exp" && maxima.Contains(shift.Identifier.Text);
        return isShift || Statement(m) switch
        {
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax a } => maxima.Contains(a.Left.ToString()),
            LocalDeclarationStatementSyntax { Declaration.Variables: [var v] } =>
                maxima.Contains(v.Identifier.Text) || v.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => Name(c) == "MaxAcross"),
            _ => false,
        };
    }

    /// <summary>Whether what was left out is a vector of bits.</summary>
    private static bool IsMask(Mutation m) => m.Node is InvocationExpressionSyntax
        || (m.Node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseAndExpression, Right: var right } && right.ToString().Contains(".As", StringComparison.Ordinal));

    /// <summary>Whether a variable was declared as zero and has not been written since, with no loop between.</summary>
    private static bool IsFirstAddend(AssignmentExpressionSyntax sum)
    {
        string name = sum.Left.ToString();
        return sum.FirstAncestorOrSelf<MethodDeclarationSyntax>()!.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(v =>
            v.Identifier.Text == name && v.SpanStart < sum.SpanStart && v.Initializer?.ToString() is { } value && (value.Contains("Zero", StringComparison.Ordinal) || value is "= 0.0" or "= 0f")
            && v.FirstAncestorOrSelf<BlockSyntax>() is { } block && block.Span.Contains(sum.Span)
            && !sum.Ancestors().OfType<ForStatementSyntax>().Any(f => block.Span.Contains(f.Span))
            && !block.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.SpanStart < sum.SpanStart && a.SpanStart > v.SpanStart && a.Left.ToString() == name));
    }
}
