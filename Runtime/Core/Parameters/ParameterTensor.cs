namespace Unroll;

/// <summary>A tensor of weights or biases of a network, read and written in canonical order whatever order the kernels use: a convolution's
/// weights are [kernel height, kernel width, in, out], those of a dense layer [in, out].</summary>
public sealed class ParameterTensor
{
    private readonly Network _network;

    internal ParameterTensor(Network network, ParameterDescription description)
    {
        _network = network;
        Description = description;
        Shape = description.Shape;
    }

    /// <summary>How it was declared: its initializer, fan-in, regularization and place.</summary>
    public ParameterDescription Description { get; }

    /// <summary>Its name: "c1.weights".</summary>
    public string Name => Description.Name;

    /// <summary>Its extents, outermost first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of its floats.</summary>
    public int Length => Description.Length;

    /// <summary>Whether training leaves it as it is.</summary>
    public bool IsFrozen => Description.Frozen;

    /// <summary>Its values where they stand; see <see cref="Network.Values"/>.</summary>
    internal Span<float> Values => _network.Values.Slice(Description.Offset, Length);

    /// <summary>Copies its values.</summary>
    /// <param name="destination">At least <see cref="Length"/> floats.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    /// <exception cref="InvalidOperationException">An Optimizer.Update of this network calls it on this very thread.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        using (_network.KeepUnchanged())
            Values.CopyTo(destination);
        GC.KeepAlive(_network);
    }

    /// <summary>Replaces its values; predictions use the new ones from the next call on. One that runs on another thread has the old values
    /// of this tensor or the new ones; several tensors are several changes, between which others may predict.</summary>
    /// <param name="source"><see cref="Length"/> floats.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> has another length.</exception>
    /// <exception cref="InvalidOperationException">Something that a step or a load calls on this very thread came back here.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        if (source.Length != Length)
            throw new ArgumentException($"'{Name}' {ShapeText()} has {Length} floats, but {source.Length} came.", nameof(source));
        using (_network.TakeTurn())
        using (_network.BeginChange())
            source.CopyTo(Values);
        GC.KeepAlive(_network);
    }

    /// <summary>Copies the gradient of the mean loss that the last ComputeGradients found; zeros for a frozen tensor.</summary>
    /// <param name="destination">At least <see cref="Length"/> floats.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    /// <exception cref="InvalidOperationException">
    /// No gradients were computed yet; or something that a step or a load calls on this very thread came back here.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void CopyGradientTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        using (_network.TakeTurn())
        {
            if (!_network.HasGradients)
                throw new InvalidOperationException($"There is no gradient of '{Name}' yet; call ComputeGradients first.");
            if (IsFrozen)
                destination[..Length].Clear();
            else
                _network.GradientsInTurn.Slice(Description.Offset, Length).CopyTo(destination);
        }

        GC.KeepAlive(_network);
    }

    /// <summary>Its name and shape.</summary>
    public override string ToString() => $"{Name} {ShapeText()}";

    internal string ShapeText() => $"[{string.Join(", ", Description.Shape)}]";

    private void CheckLength(int length, string argument)
    {
        if (length < Length)
            throw new ArgumentException($"'{Name}' {ShapeText()} has {Length} floats, but there is room for {length}.", argument);
    }
}
