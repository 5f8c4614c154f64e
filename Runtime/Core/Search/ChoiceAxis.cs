namespace Unroll;

/// <summary>Values with names, in no order. A drawn value is the place of one of them.</summary>
internal sealed class ChoiceAxis<T> : SearchAxis<T>
{
    private readonly (string Name, T Value)[] _values;

    public ChoiceAxis(string name, (string Name, T Value)[] values)
        : base(name)
    {
        if (values.Length == 0)
            throw new ArgumentException($"The axis '{name}' has no value; give at least one.", nameof(values));
        if (Array.Exists(values, value => string.IsNullOrWhiteSpace(value.Name)))
            throw new ArgumentException($"A value of the axis '{name}' has no name; give each a name of its own.", nameof(values));
        if (values.GroupBy(value => value.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException(
                $"Two values of the axis '{name}' are called '{twice.Key}'; give each a name of its own.", nameof(values));
        }

        _values = values;
    }

    /// <summary>The value at a place.</summary>
    public T this[int place] => _values[place].Value;

    public override string ToString() => "one of " + string.Join(", ", _values.Select(value => value.Name));

    internal override double Band => 0.6 / _values.Length;

    internal override object Draw(ref RandomStream random) => random.NextBelow(_values.Length);

    internal override string Text(object value) => _values[(int)value].Name;

    internal override double Place(object value) => Share((int)value);

    internal override IEnumerable<(double Place, string Text)> Ticks() => _values.Select((value, i) => (Share(i), value.Name));

    private double Share(int place) => (place + 0.5) / _values.Length;
}
