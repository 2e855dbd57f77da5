#if NETGEN_GENERATOR
namespace NetGen.Generator.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>How a category becomes features.</summary>
public enum CategoryEncoding
{
    /// <summary>One feature per category: 1 for the row's category, 0 for the others; scikit-learn's <c>OneHotEncoder</c>.</summary>
    OneHot,

    /// <summary>One feature, the category's index; scikit-learn's <c>OrdinalEncoder</c>.</summary>
    Index,
}
