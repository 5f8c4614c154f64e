namespace Unroll;

/// <content>Steps on any span of floats.</content>
public abstract unsafe partial class Optimizer
{
    private NativeBuffer? _staging;
    private int _spanLength;   // of the span that the optimizer belongs to; 0 where it belongs to a network, or to nothing yet

    /// <summary>
    /// Makes one step on any floats, such as a picture that is learned, with the same rule, <see cref="Schedule"/> and
    /// <see cref="ClipNorm"/> (the norm of all of <paramref name="gradients"/>) as a step on a network whose parameters they are, and the
    /// same bits. The caller's thread does it. The spans need not be aligned, nor of any particular length. Allocates nothing but, in the
    /// first step, the memory for the averages and for copies of the last values that fill no whole vectors (of all, if the rule is not
    /// <see cref="IsElementwise"/>).
    /// </summary>
    /// <param name="values">What is changed. Averages belong to places in it: give the same values, in the same order, in every
    /// step.</param>
    /// <param name="gradients">The gradient of the loss with respect to each value.</param>
    /// <exception cref="ArgumentException">There are no values, there is not one gradient a value, or the spans share memory.</exception>
    /// <exception cref="InvalidOperationException">
    /// This optimizer has made steps on a network or on a span of another length, it was called by an Update of this optimizer, or the
    /// schedule gives a rate that is negative, infinite or NaN.
    /// </exception>
    /// <exception cref="NonFiniteLossException">A value or a gradient is infinite or NaN, or the step would make a value so. No step was
    /// made: values and optimizer are as they were.</exception>
    /// <exception cref="ObjectDisposedException">The optimizer is disposed.</exception>
    public void Step(Span<float> values, ReadOnlySpan<float> gradients)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ThrowIfUpdating();
        lock (_stepping)
            StepInTurn(values, gradients);
        GC.KeepAlive(this);
    }

    private void StepInTurn(Span<float> values, ReadOnlySpan<float> gradients)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (values.IsEmpty)
            throw new ArgumentException("There are no values; expected at least one.", nameof(values));
        if (values.Length != gradients.Length)
        {
            throw new ArgumentException(
                $"There are {gradients.Length} gradients for {values.Length} values; expected one gradient a value.", nameof(gradients));
        }

        if (values.Overlaps(gradients))
        {
            throw new ArgumentException(
                "The gradients share memory with the values; keep them in an array of their own.", nameof(gradients));
        }

        if (_spanLength != values.Length)
            ThrowIfOwned($"a span of {values.Length} values");
        float largest = Magnitude.Largest(gradients);
        if (!float.IsFinite(largest))
            throw NotMade(NonFinitePart.Gradient, "Gradient {0} of {1}", gradients);
        if (Magnitude.FirstNonFinite(values) >= 0)
            throw NotMade(NonFinitePart.Parameter, "Value {0} of {1}", values);
        float rate = CurrentLearningRate;
        Attach(values.Length);

        float scale = Clip(gradients);
        _largestGradient = Math.Max(_largestGradient, largest * scale);
        _isTrial |= !IsBounded(_largestGradient, rate);
        if (_isTrial)
            Try(values, gradients, rate, scale);
        else
            Make(values, gradients, rate, scale);
    }

    private void Attach(int length)
    {
        if (_spanLength == length)
            return;
        _state = new NativeBuffer((long)_averages * PaddedLength(length));
        _staging = new NativeBuffer(2L * PaddedLength(length - WholeVectors(length)));
        _spanLength = length;
    }

    private void Try(Span<float> values, ReadOnlySpan<float> gradients, float rate, float scale)
    {
        Keep(values);
        bool made = false;
        try
        {
            Make(values, gradients, rate, scale);
            made = Magnitude.FirstNonFinite(values) < 0;
            if (!made)
                throw NotMade(NonFinitePart.Parameter, "What value {0} of {1} would become by the step", values);
        }
        finally
        {
            if (!made)
                GiveBack(values);
        }
    }

    /// <summary>Slice by slice, as on a network, or all at once. What fills no whole vectors is copied to where zeros fill it up.</summary>
    private void Make(Span<float> values, ReadOnlySpan<float> gradients, float rate, float scale)
    {
        Steps++;
        int whole = WholeVectors(values.Length);
        for (int start = 0; start < whole;)
        {
            int length = IsElementwise ? Math.Min(SliceLength, whole - start) : whole;
            UpdateGuarded(values.Slice(start, length), gradients.Slice(start, length), AveragesAt(start, length), rate, scale);
            start += length;
        }

        if (whole < values.Length)
            MakeRest(values[whole..], gradients[whole..], AveragesAt(whole, PaddedLength(values.Length - whole)), rate, scale);
    }

    private void MakeRest(Span<float> values, ReadOnlySpan<float> gradients, Span<float> averages, float rate, float scale)
    {
        int padded = PaddedLength(values.Length);
        var copies = new Span<float>(_staging!.Start, padded);
        var slopes = new Span<float>(_staging.Start + padded, padded);
        copies.Clear();
        values.CopyTo(copies);
        gradients.CopyTo(slopes);
        UpdateGuarded(copies, slopes, averages, rate, scale);
        copies[..values.Length].CopyTo(values);
    }

    /// <summary>How many of the first values Update gets where they are.</summary>
    private int WholeVectors(int length) => IsElementwise || length % Alignment == 0 ? length / Alignment * Alignment : 0;

    private Span<float> AveragesAt(int start, int length) => new(_state!.Start + ((long)start * _averages), checked(_averages * length));

    private static NonFiniteLossException NotMade(NonFinitePart what, string subject, ReadOnlySpan<float> values)
    {
        int place = Magnitude.FirstNonFinite(values);
        var found = new NonFinite(what, null, values[place], double.NaN);
        subject = string.Format(null, subject, place, values.Length);
        return new($"{subject} is {found.Value}. No step was made; the values are as they were. {NonFinite.Advice}", found);
    }
}
