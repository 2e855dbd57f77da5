using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

/// <summary>
/// What becomes of each column, before anything is fitted; <see cref="Preprocessing.Define"/> begins one. Every column of the table it is fitted to
/// has one role: a feature, a target, or ignored. Features stand in the order they are defined in. Immutable: each method returns a longer
/// definition, which can be fitted as often as there are training parts.
/// </summary>
public sealed class PreprocessingDefinition
{
    private readonly ImmutableArray<FeatureRule> _features;
    private readonly ImmutableArray<string> _ignored;
    private readonly TargetRule? _targets;

    internal PreprocessingDefinition(ImmutableArray<FeatureRule> features, ImmutableArray<string> ignored, TargetRule? targets) =>
        (_features, _ignored, _targets) = (features, ignored, targets);

    /// <summary>Numeric columns, one feature each: missing values are imputed, then the logarithm is taken, then the result is scaled.</summary>
    /// <param name="columns">The columns' names; by default all that nothing else in the definition names, in the file's order.</param>
    /// <param name="missing">What is done about missing values; mean and median are those of the training rows, as in scikit-learn's
    /// <c>SimpleImputer</c>. For a single row <see cref="MissingValues.DropRow"/> is an error.</param>
    /// <param name="constant">What stands for a missing value with <see cref="MissingValues.Constant"/>; finite.</param>
    /// <param name="log">Whether log(1 + x), NumPy's <c>log1p</c>, is taken, as for amounts of money; values must then be above −1.</param>
    /// <param name="scaling">How the result is scaled, by the training rows; values beyond theirs go beyond the range.</param>
    /// <exception cref="ArgumentException">No name, a second definition of all other columns, or an option that another one leaves no use
    /// for.</exception>
    public PreprocessingDefinition Numeric(
        IReadOnlyList<string>? columns = null,
        MissingValues missing = MissingValues.Error,
        double constant = 0,
        bool log = false,
        Scaling scaling = Scaling.None)
    {
        PreprocessingGuard.Defined(missing, nameof(missing));
        PreprocessingGuard.Defined(scaling, nameof(scaling));
        if (!double.IsFinite(constant) || (log && constant <= -1))
        {
            throw new ArgumentOutOfRangeException(nameof(constant), constant, "The constant must be finite, and above -1 with log.");
        }

        if (constant != 0 && missing != MissingValues.Constant)
        {
            throw new ArgumentException($"constant is given, but missing is {missing}: set it to Constant.", nameof(constant));
        }

        return With(new NumberRule(PreprocessingGuard.Columns(columns, nameof(columns)), missing, constant, log, scaling));
    }

    /// <summary>Categorical columns: texts, or numbers that are names.</summary>
    /// <param name="columns">The columns' names; by default all that nothing else in the definition names, in the file's order.</param>
    /// <param name="encoding">One feature per category, named as in <c>contact=email</c>, at most 10,000 of a column; or one feature with the
    /// category's index.</param>
    /// <param name="missing">What is done about missing values; a category of its own follows the vocabulary and is called <c>contact
    /// (missing)</c>.</param>
    /// <param name="unseen">What is done about a category that is not in the vocabulary; the bucket is the last category, <c>contact
    /// (other)</c>.</param>
    /// <param name="minCount">Training rows that a category needs to be in the vocabulary: a rarer one is treated as unseen (scikit-learn's
    /// <c>min_frequency</c>); above 1 not with <see cref="UnseenCategory.Error"/>.</param>
    /// <param name="vocabulary">The categories in the order of their numbers, all different, for all of <paramref name="columns"/>; by default those
    /// of the training rows, sorted ordinally.</param>
    /// <exception cref="ArgumentException">No name, a second definition of all other columns, a category given twice, or an option that another one
    /// leaves no use for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count below 1.</exception>
    public PreprocessingDefinition Categorical(
        IReadOnlyList<string>? columns = null,
        CategoryEncoding encoding = CategoryEncoding.OneHot,
        MissingCategory missing = MissingCategory.Error,
        UnseenCategory unseen = UnseenCategory.Error,
        int minCount = 1,
        IReadOnlyList<string>? vocabulary = null)
    {
        PreprocessingGuard.Defined(encoding, nameof(encoding));
        PreprocessingGuard.Defined(missing, nameof(missing));
        PreprocessingGuard.Defined(unseen, nameof(unseen));
        ArgumentOutOfRangeException.ThrowIfLessThan(minCount, 1);
        if (unseen == UnseenCategory.Zeros && encoding != CategoryEncoding.OneHot)
        {
            throw new ArgumentException("Zeros are for CategoryEncoding.OneHot: an index of 0 is the first category.", nameof(unseen));
        }

        if (minCount > 1 && (unseen == UnseenCategory.Error || vocabulary is not null))
        {
            throw new ArgumentException(
                "minCount treats rare categories as unseen, which must not be an error, and not with a given vocabulary.", nameof(minCount));
        }

        ImmutableArray<string> categories = vocabulary is null ? [] : PreprocessingGuard.Texts(vocabulary, nameof(vocabulary));
        return With(new CategoryRule(PreprocessingGuard.Columns(columns, nameof(columns)), encoding, missing, unseen, minCount, categories));
    }

    /// <summary>One target, a number.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="dropMissing">Whether rows without it are left out; by default they are an error.</param>
    /// <exception cref="ArgumentException">Targets have been defined.</exception>
    public PreprocessingDefinition Target(string column, bool dropMissing = false) => Targets([column], dropMissing);

    /// <summary>Several targets, all of them numbers.</summary>
    /// <param name="columns">The columns' names, in the order they shall have in the dataset.</param>
    /// <param name="dropMissing">Whether rows without one of them are left out; by default they are an error.</param>
    /// <exception cref="ArgumentException">No name, a name given twice, or targets have been defined.</exception>
    public PreprocessingDefinition Targets(IReadOnlyList<string> columns, bool dropMissing = false)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return With(new TargetRule(PreprocessingGuard.Texts(columns, nameof(columns)), dropMissing, IsLabel: false, []));
    }

    /// <summary>One target, the label of a class, even where it looks like a number: its index in <see cref="Preprocessing.Classes"/>, which
    /// <see cref="Dataset.OneHot"/> turns into one target per class.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="classes">The labels in the order of their numbers, all different; by default those of the training rows, sorted
    /// ordinally.</param>
    /// <param name="dropMissing">Whether rows without it are left out; by default they are an error.</param>
    /// <exception cref="ArgumentException">A label given twice, or targets have been defined.</exception>
    public PreprocessingDefinition Label(string column, IReadOnlyList<string>? classes = null, bool dropMissing = false)
    {
        ImmutableArray<string> list = classes is null ? [] : PreprocessingGuard.Texts(classes, nameof(classes));
        return With(new TargetRule(PreprocessingGuard.Texts([column], nameof(column)), dropMissing, IsLabel: true, list));
    }

    /// <summary>Columns that are left out, such as a row's number; <c>""</c> is a column without a name.</summary>
    /// <param name="columns">The columns' names.</param>
    /// <exception cref="ArgumentException">No name, or a name given twice.</exception>
    public PreprocessingDefinition Ignore(params string[] columns) =>
        new(_features, _ignored.AddRange(PreprocessingGuard.Texts(columns, nameof(columns))), _targets);

    /// <summary>Learns vocabularies, imputed values and scales; the same on every machine.</summary>
    /// <param name="train">The training rows alone: with test rows among them, the test result is too good.</param>
    /// <exception cref="DataFormatException">A column that is not there or has no name, a value that is not expected, nothing to learn
    /// from, too many categories for one-hot features, or names of them that are too long.</exception>
    /// <exception cref="InvalidOperationException">No feature or no target is defined.</exception>
    /// <exception cref="ArgumentException">A column with two roles or none, or two features of one name.</exception>
    public Preprocessing Fit(RawTable train)
    {
        ArgumentNullException.ThrowIfNull(train);
        return _features.IsEmpty || _targets is null
            ? throw new InvalidOperationException("A preprocessing needs features (Numeric, Categorical) and targets (Target, Targets or Label).")
            : new PreprocessingFit(train, _features, _ignored, _targets).Run();
    }

    /// <summary>With the label of a typed row as the target, unless targets have been defined.</summary>
    internal PreprocessingDefinition WithLabel(RowColumn label) =>
        _targets is not null ? this : label.Kind == ColumnKind.Category ? Label(label.Name, label.Categories) : Target(label.Name);

    private PreprocessingDefinition With(FeatureRule rule)
    {
        foreach (FeatureRule other in _features)
        {
            if (rule.Columns is null && other.Columns is null)
            {
                throw new ArgumentException("All columns that nothing else names have been defined: give the columns of one of the two.", "columns");
            }
        }

        return new PreprocessingDefinition(_features.Add(rule), _ignored, _targets);
    }

    private PreprocessingDefinition With(TargetRule targets) =>
        _targets is null
            ? new PreprocessingDefinition(_features, _ignored, targets)
            : throw new ArgumentException(
                $"The targets {ClassList.Describe(_targets.Columns)} have been defined: define all of them at once.", "columns");
}
