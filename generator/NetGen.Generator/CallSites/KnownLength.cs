using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.CallSites;

/// <summary>The length of an array or a span that an expression gives, where it is known at compile time.</summary>
internal sealed class KnownLength(SingleAssignments variables)
{
    /// <summary>Variables that lead to variables: more are not followed.</summary>
    private const int Deepest = 16;

    /// <summary>The length; null where it is not known.</summary>
    public int? Of(IOperation? value) => Of(value, Deepest);

    /// <summary>The whole number that an expression gives; null where it is not known.</summary>
    public int? Number(IOperation? value) => Number(value, Deepest);

    private int? Of(IOperation? value, int depth) => depth == 0 ? null : InlineLength(value?.Type) ?? value switch
    {
        IConversionOperation { OperatorMethod: null or { ContainingNamespace.Name: "System" } } conversion =>
            Of(conversion.Operand, depth - 1),
        IParenthesizedOperation inner => Of(inner.Operand, depth - 1),
        IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } => Number(sizes[0], depth - 1),
        ICollectionExpressionOperation collection => Sum(collection, depth - 1),
        IDefaultValueOperation => 0,
        IConditionalOperation { WhenFalse: { } otherwise } either =>
            Of(either.WhenTrue, depth - 1) is { } length && Of(otherwise, depth - 1) == length ? length : null,
        IObjectCreationOperation span when IsSpan(span.Type) => OfSpan(span, depth - 1),
        IInvocationOperation call => OfCall(call, depth - 1),
        IPropertyReferenceOperation { Property: { Name: "Empty", IsStatic: true, ContainingType: { } type } } when IsSpan(type) => 0,
        IImplicitIndexerReferenceOperation slice when IsSpan(slice.Instance.Type) => OfRange(slice.Instance, slice.Argument, depth - 1),
        IArrayElementReferenceOperation { Indices.Length: 1, Type: IArrayTypeSymbol } element =>
            OfRange(element.ArrayReference, element.Indices[0], depth - 1),
        ILocalReferenceOperation or IFieldReferenceOperation => Of(variables.ValueOf(value), depth - 1),
        { Syntax: StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax type } allocation } =>
            OfStack(value, allocation, type.RankSpecifiers[0].Sizes[0], depth - 1),
        { Syntax: ImplicitStackAllocArrayCreationExpressionSyntax { Initializer.Expressions.Count: var count } } => count,
        _ => null,
    };

    private int? Number(IOperation? value, int depth) => depth == 0 ? null : value switch
    {
        { ConstantValue: { HasValue: true, Value: int number } } => number,
        { ConstantValue: { HasValue: true, Value: long number } } => number is >= 0 and <= int.MaxValue ? (int)number : null,
        IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } conversion =>
            Number(conversion.Operand, depth - 1),
        ILocalReferenceOperation or IFieldReferenceOperation => Number(variables.ValueOf(value), depth - 1),
        IBinaryOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 } binary => Calculate(binary, depth - 1),
        IPropertyReferenceOperation { Property.Name: "Length", Instance: { } array } when array.Type is IArrayTypeSymbol || IsSpan(array.Type) =>
            Of(array, depth - 1),
        _ => null,
    };

    private int? Calculate(IBinaryOperation binary, int depth)
    {
        if (Number(binary.LeftOperand, depth) is not { } left || Number(binary.RightOperand, depth) is not { } right)
        {
            return null;
        }

        long? result = binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => (long)left + right,
            BinaryOperatorKind.Subtract => (long)left - right,
            BinaryOperatorKind.Multiply => (long)left * right,
            BinaryOperatorKind.Divide when right != 0 => (long)left / right,
            BinaryOperatorKind.Remainder when right != 0 => (long)left % right,
            _ => null,
        };
        return result is >= int.MinValue and <= int.MaxValue ? (int)result.Value : null;
    }

    private int? Sum(ICollectionExpressionOperation collection, int depth)
    {
        int sum = 0;
        foreach (IOperation element in collection.Elements)
        {
            if ((element is ISpreadOperation spread ? Of(spread.Operand, depth) : 1) is not { } length)
            {
                return null;
            }

            sum += length;
        }

        return sum;
    }

    /// <summary>A span over an array, a part of it, or one number.</summary>
    private int? OfSpan(IObjectCreationOperation span, int depth) => span.Arguments.Length switch
    {
        0 => 0,
        1 when span.Arguments[0].Parameter is { RefKind: not RefKind.None } => 1,
        1 => Of(span.Arguments[0].Value, depth),
        _ => OfPart(null, span.Arguments, depth),
    };

    private int? OfCall(IInvocationOperation call, int depth)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isOfSpan = IsSpan(method.ContainingType);
        IOperation? source = call.Instance ?? call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value;
        return (method.Name, method.ContainingType.Name) switch
        {
            ("Empty", nameof(System.Array)) when method.ContainingType.SpecialType == SpecialType.System_Array => 0,
            ("ToArray", _) when isOfSpan => Of(source, depth),
            ("Slice", _) when isOfSpan => OfPart(source, call.Arguments, depth),
            ("AsSpan", "MemoryExtensions") when source?.Type is IArrayTypeSymbol && !call.Arguments.Any(IsIndexOrRange) =>
                OfPart(source, call.Arguments, depth),
            _ => null,
        };
    }

    /// <summary>What a start and a length leave of an array or a span.</summary>
    private int? OfPart(IOperation? source, ImmutableArray<IArgumentOperation> arguments, int depth)
    {
        if (Named("length") is { } length)
        {
            return Number(length, depth);
        }

        return Named("start") is not { } start ? Of(source, depth) : Of(source, depth) - Number(start, depth) is >= 0 and var rest ? rest : null;

        IOperation? Named(string parameter) => arguments.FirstOrDefault(a => a.Parameter?.Name == parameter)?.Value;
    }

    /// <summary>An index from the end or a range, which <c>AsSpan</c> takes too.</summary>
    private static bool IsIndexOrRange(IArgumentOperation argument) => argument.Parameter?.Type.Name is "Index" or "Range";

    private int? OfRange(IOperation source, IOperation range, int depth)
    {
        if (range is not IRangeOperation { } bounds)
        {
            return null;
        }

        bool needsAll = bounds.RightOperand is null || IsFromEnd(bounds.LeftOperand) || IsFromEnd(bounds.RightOperand);
        int? all = needsAll ? Of(source, depth) : 0;
        int? start = bounds.LeftOperand is null ? 0 : Position(bounds.LeftOperand);
        int? end = bounds.RightOperand is null ? all : Position(bounds.RightOperand);
        return end - start is >= 0 and var length ? length : null;

        int? Position(IOperation bound) => IsFromEnd(bound)
            ? all - Number(((IUnaryOperation)bound).Operand, depth)
            : Number(bound is IConversionOperation conversion ? conversion.Operand : bound, depth);
    }

    private static bool IsFromEnd(IOperation? bound) => bound is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };

    private int? OfStack(IOperation value, StackAllocArrayCreationExpressionSyntax allocation, ExpressionSyntax size, int depth) =>
        size is OmittedArraySizeExpressionSyntax
            ? allocation.Initializer?.Expressions.Count
            : Number(value.SemanticModel?.GetOperation(size), depth);

    private static bool IsSpan(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System" } within }
            && within.ContainingNamespace.IsGlobalNamespace;

    /// <summary>The elements of an inline array.</summary>
    public static int? InlineLength(ITypeSymbol? type) => type is { TypeKind: TypeKind.Struct }
        && type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "InlineArrayAttribute") is { ConstructorArguments.Length: 1 } inline
            ? inline.ConstructorArguments[0].Value as int?
            : null;
}
