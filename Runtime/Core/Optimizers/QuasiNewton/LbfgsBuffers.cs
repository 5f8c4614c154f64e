namespace Unroll;

/// <summary>What <see cref="Lbfgs"/> remembers of the values that it moves.</summary>
internal sealed class LbfgsBuffers(int length, int historySize) : IDisposable
{
    /// <summary>A line search keeps the gradients of its start, of both ends of a bracket and of the place that it looks at.</summary>
    private const int Slots = 4;

    private readonly NativeBuffer[] _gradients = [.. Enumerable.Range(0, Slots).Select(_ => new NativeBuffer(length))];
    private readonly NativeBuffer _start = new(length);
    private readonly NativeBuffer _direction = new(length);

    /// <summary>What earlier steps tell of the curvature.</summary>
    public CurvaturePairs Pairs { get; } = new(length, historySize);

    /// <summary>How often the objective was asked.</summary>
    public int Evaluations { get; private set; }

    /// <summary>The values at the start of a line search.</summary>
    public Span<float> Start => _start.Span(length);

    /// <summary>The direction of a line search.</summary>
    public Span<float> Direction => _direction.Span(length);

    /// <summary>The gradients in a slot; slot 0 is that of the present values.</summary>
    public Span<float> Gradient(int slot) => _gradients[slot].Span(length);

    /// <summary>Makes the gradients in a slot those of the present values.</summary>
    public void Accept(int slot) => (_gradients[0], _gradients[slot]) = (_gradients[slot], _gradients[0]);

    /// <summary>Asks for the function and its gradients.</summary>
    public double Evaluate(Objective objective, ReadOnlySpan<float> values, Span<float> gradients)
    {
        gradients.Clear();
        Evaluations++;
        return objective(values, gradients);
    }

    public void Dispose()
    {
        foreach (NativeBuffer gradients in _gradients)
            gradients.Dispose();
        _start.Dispose();
        _direction.Dispose();
        Pairs.Dispose();
    }
}
