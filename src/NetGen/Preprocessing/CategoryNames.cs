namespace NetGen;

/// <summary>How a preprocessing's file calls the members of the enums of categories, in their order.</summary>
internal static class CategoryNames
{
    public static readonly string[] Encodings = ["oneHot", "index"];

    public static readonly string[] Unseen = ["error", "bucket", "zeros"];
}
