namespace Unroll;

/// <summary>One of the things that a <see cref="SearchSpace"/> lets a search choose.</summary>
public abstract class SearchAxis
{
    private protected SearchAxis(string name) => Name = name;

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What is on the axis, in words: "0.0001 to 0.1, logarithmic". Two searches are the same only where these are.</summary>
    public abstract override string ToString();

    /// <summary>What is told of the axis below its name; null for nothing.</summary>
    internal virtual string? Note => null;

    /// <summary>The part of the axis over which equal values may be spread, so that lines through them can be told apart.</summary>
    internal virtual double Band => 0;

    /// <summary>Draws a value.</summary>
    internal abstract object Draw(ref RandomStream random);

    /// <summary>A value as a text from which it can be told from every other.</summary>
    internal abstract string Text(object value);

    /// <summary>A value as people read it in a table.</summary>
    internal virtual string ShortText(object value) => Text(value);

    /// <summary>Where a value lies between the ends of the axis, from 0 to 1.</summary>
    internal abstract double Place(object value);

    /// <summary>What is written beside the axis, and where, from 0 to 1.</summary>
    internal abstract IEnumerable<(double Place, string Text)> Ticks();
}

/// <summary>An axis whose values are of one type.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public abstract class SearchAxis<T> : SearchAxis
{
    private protected SearchAxis(string name)
        : base(name)
    {
    }
}
