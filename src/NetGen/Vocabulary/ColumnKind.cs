#if NETGEN_GENERATOR
namespace NetGen.Generator.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>What a property of a typed row holds.</summary>
public enum ColumnKind
{
    /// <summary>A number: one feature.</summary>
    Number,

    /// <summary>A yes or no: one feature, 1 or 0.</summary>
    Flag,

    /// <summary>A member of an enum: one feature per member, or the index of the member.</summary>
    Category,

    /// <summary>A text, whose vocabulary is not known at compile time: a <c>Preprocessing</c> makes features of it.</summary>
    Text,
}
