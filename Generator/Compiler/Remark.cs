namespace Unroll.Generator;

/// <summary>What messages tell besides, in a model that is compared: two remarks are equal, whatever they say.</summary>
/// <param name="value">What is told.</param>
internal readonly struct Remark<T>(T value) : IEquatable<Remark<T>>
{
    /// <summary>What is told.</summary>
    public T Value { get; } = value;

    /// <inheritdoc/>
    public bool Equals(Remark<T> other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is Remark<T>;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
