using System.Globalization;

namespace Unroll;

/// <summary>What a report shall say besides what it finds by itself.</summary>
public sealed record ReportOptions
{
    private readonly string[] _classes = [];

    /// <summary>The heading; null, the default, for the name of the network's class.</summary>
    public string? Title { get; init; }

    /// <summary>The names of the classes, in the order of their indices; empty, the default, for the indices. For a loss of yes and no
    /// those of no and yes.</summary>
    /// <exception cref="ArgumentNullException">Set to null, or one of the names is null.</exception>
    public IReadOnlyList<string> Classes
    {
        get => _classes;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _classes = [.. value];
            foreach (string name in _classes)
                ArgumentNullException.ThrowIfNull(name, nameof(Classes));
        }
    }

    /// <summary>How many samples with the largest losses are shown; 24 by default, 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below 0.</exception>
    public int WorstSamples
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 24;

    /// <summary>Says why the names of the classes do not fit a network; null if they do.</summary>
    internal string? Problem(NetworkDescription network)
    {
        if (_classes.Length == 0)
            return null;
        int? classes = ClassificationReader.For(network)?.Classes;
        return classes == _classes.Length ? null
            : $"The report was given names of {_classes.Length} classes, but {network.Name} "
                + (classes is { } count ? $"tells {count} apart." : "has no loss that tells classes by an output.");
    }

    /// <summary>The name of a class.</summary>
    internal string NameOf(int label) =>
        (uint)label < (uint)_classes.Length ? _classes[label] : label.ToString(CultureInfo.InvariantCulture);
}
