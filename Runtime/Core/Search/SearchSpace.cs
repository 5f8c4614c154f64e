namespace Unroll;

/// <summary>
/// What a <see cref="Search"/> may choose: named axes, each with the values that a trial can have. Optuna's distributions, and the
/// HyperParameters of KerasTuner.
/// </summary>
/// <example>
/// <code>
/// var space = new SearchSpace();
/// SearchAxis&lt;float&gt; rate = space.LogUniform("learning rate", 1e-4f, 1e-1f);
/// SearchAxis&lt;int&gt; batchSize = space.Choice("batch size", 32, 64, 128);
/// </code>
/// </example>
public sealed class SearchSpace
{
    private readonly List<SearchAxis> _axes = [];

    /// <summary>The axes, in the order in which they were declared.</summary>
    public IReadOnlyList<SearchAxis> Axes => _axes.AsReadOnly();

    /// <summary>A number of which each factor is as likely as any other: as many draws lie between 0.001 and 0.01 as between 0.01 and 0.1.
    /// For learning rates and decays. Optuna's suggest_float with log=True.</summary>
    /// <param name="name">The name of the axis.</param>
    /// <param name="lowest">The lowest value, above 0.</param>
    /// <param name="highest">The highest value, above <paramref name="lowest"/>.</param>
    /// <returns>The axis, with which a trial is asked for its value.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or that of another axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The values are not finite, or not 0 &lt; lowest &lt; highest.</exception>
    public SearchAxis<float> LogUniform(string name, float lowest, float highest) =>
        Add(new NumberAxis(CheckedName(name), lowest, highest, isLogarithmic: true));

    /// <summary>A number between two others, each as likely as any other. Optuna's suggest_float.</summary>
    /// <param name="name">The name of the axis.</param>
    /// <param name="lowest">The lowest value.</param>
    /// <param name="highest">The highest value, above <paramref name="lowest"/>.</param>
    /// <returns>The axis, with which a trial is asked for its value.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or that of another axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The values are not finite, or not lowest &lt; highest.</exception>
    public SearchAxis<float> Uniform(string name, float lowest, float highest) =>
        Add(new NumberAxis(CheckedName(name), lowest, highest, isLogarithmic: false));

    /// <summary>A whole number between two others, both included, each as likely as any other. Optuna's suggest_int.</summary>
    /// <param name="name">The name of the axis.</param>
    /// <param name="lowest">The lowest value.</param>
    /// <param name="highest">The highest value, above <paramref name="lowest"/>.</param>
    /// <returns>The axis, with which a trial is asked for its value.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or that of another axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not lowest &lt; highest, or they are more than 2,147,483,646 apart.</exception>
    public SearchAxis<int> Integer(string name, int lowest, int highest) => Add(new IntegerAxis(CheckedName(name), lowest, highest));

    /// <summary>False or true, as likely as each other.</summary>
    /// <param name="name">The name of the axis.</param>
    /// <returns>The axis, with which a trial is asked for its value.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or that of another axis.</exception>
    public SearchAxis<bool> Boolean(string name) => Choice(name, ("no", false), ("yes", true));

    /// <summary>One of some values, each as likely as any other. Optuna's suggest_categorical.</summary>
    /// <typeparam name="T">The type of the values, whose texts (ToString) differ.</typeparam>
    /// <param name="name">The name of the axis.</param>
    /// <param name="values">The values.</param>
    /// <returns>The axis, with which a trial is asked for its value.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or that of another axis; there is no value; or two have the
    /// same text.</exception>
    public SearchAxis<T> Choice<T>(string name, params ReadOnlySpan<T> values)
    {
        var named = new (string Name, T Value)[values.Length];
        for (int i = 0; i < values.Length; i++)
            named[i] = (FormattableString.Invariant($"{values[i]}"), values[i]);
        return Choice(name, named);
    }

    /// <summary>One of some values with names, each as likely as any other: classes of networks, for instance, as functions that make
    /// them.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">The name of the axis.</param>
    /// <param name="values">The values, each with a name of its own.</param>
    /// <returns>The axis, with which a trial is asked for its value.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or that of another axis; there is no value; or a name is empty
    /// or that of two values.</exception>
    /// <example>
    /// <code>
    /// SearchAxis&lt;Func&lt;int, Network&gt;&gt; network = space.Choice&lt;Func&lt;int, Network&gt;&gt;(
    ///     "network", ("LeNet-5", seed => new LeNet5(seed)), ("wide", seed => new WideLeNet5(seed)));
    /// </code>
    /// </example>
    public SearchAxis<T> Choice<T>(string name, params ReadOnlySpan<(string Name, T Value)> values) =>
        Add(new ChoiceAxis<T>(CheckedName(name), values.ToArray()));

    private string CheckedName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return _axes.TrueForAll(axis => axis.Name != name)
            ? name
            : throw new ArgumentException($"There is an axis '{name}' already; give each a name of its own.", nameof(name));
    }

    private TAxis Add<TAxis>(TAxis axis)
        where TAxis : SearchAxis
    {
        _axes.Add(axis);
        return axis;
    }
}
