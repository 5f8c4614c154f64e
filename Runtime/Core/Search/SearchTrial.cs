namespace Unroll;

/// <summary>A trial of a <see cref="Search"/>: the values that were drawn for it.</summary>
/// <remarks>The values depend on the seed of the search, the number of the trial and the name of the axis alone.</remarks>
public sealed class SearchTrial
{
    private const string SeedName = "";   // which no axis has

    private readonly SearchSpace _space;
    private readonly object[] _values;
    private readonly int _samples;

    internal SearchTrial(SearchSpace space, int searchSeed, int number, int epochs, int samples)
    {
        (_space, Number, Epochs, _samples) = (space, number, epochs, samples);
        ulong seed = RandomStream.Mix(((ulong)(uint)number << 32) | (uint)searchSeed);
        Seed = new RandomStream(RandomStream.Mix(seed, SeedName)).NextBelow(int.MaxValue);
        _values = new object[space.Axes.Count];
        for (int i = 0; i < _values.Length; i++)
        {
            var random = new RandomStream(RandomStream.Mix(seed, space.Axes[i].Name));
            _values[i] = space.Axes[i].Draw(ref random);
        }
    }

    /// <summary>The number of the trial, counted from 1.</summary>
    public int Number { get; }

    /// <summary>A seed of this trial's own, for trials whose first weights or orders of samples shall differ. A fixed seed lets all trials
    /// begin alike.</summary>
    public int Seed { get; }

    /// <summary>The epochs of a whole training, whether or not this trial will get that far.</summary>
    public int Epochs { get; }

    /// <summary>The axes of the space, in its order.</summary>
    internal IReadOnlyList<SearchAxis> Axes => _space.Axes;

    /// <summary>The value of an axis.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="axis">The axis, as the space has given it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="axis"/> is null.</exception>
    /// <exception cref="ArgumentException">The axis is none of the space that is searched.</exception>
    public T Get<T>(SearchAxis<T> axis)
    {
        ArgumentNullException.ThrowIfNull(axis);
        for (int i = 0; i < _values.Length; i++)
        {
            if (_space.Axes[i] == axis)
                return axis is ChoiceAxis<T> choice ? choice[(int)_values[i]] : (T)_values[i];
        }

        throw new ArgumentException(
            $"The axis '{axis.Name}' is none of the space that is searched, which has "
            + $"{string.Join(", ", _space.Axes.Select(one => one.Name))}.",
            nameof(axis));
    }

    /// <summary>The steps of a whole training of <see cref="Epochs"/>, for schedules that end with it: mini-batches an epoch, rounded up,
    /// times epochs. With <see cref="Trainer{TNetwork}.DropLast"/> there are fewer.</summary>
    /// <param name="batchSize">The samples of a mini-batch.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    public int Steps(int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return (int)Math.Min(((long)_samples + batchSize - 1) / batchSize * Epochs, int.MaxValue);
    }

    /// <summary>The value of an axis as a table shows it.</summary>
    /// <param name="axis">The place of the axis in the space.</param>
    internal string ShortText(int axis) => _space.Axes[axis].ShortText(_values[axis]);

    /// <summary>Where the value of an axis lies on it, from 0 to 1.</summary>
    /// <param name="axis">The place of the axis in the space.</param>
    internal double Place(int axis) => _space.Axes[axis].Place(_values[axis]);

    /// <summary>Number and values: "trial 7: learning rate 0.0123, batch size 64".</summary>
    public override string ToString() => FormattableString.Invariant($"trial {Number}: ") + ValuesText();

    /// <summary>The values with the names of their axes, exactly.</summary>
    internal string ValuesText() =>
        string.Join(", ", _space.Axes.Select((axis, i) => $"{axis.Name} {axis.Text(_values[i])}"));
}
