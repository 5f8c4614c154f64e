namespace Unroll;

/// <content>The iterations of a step.</content>
public sealed partial class Lbfgs
{
    private double Minimize(Span<float> values, Objective objective)
    {
        LbfgsBuffers buffers = _buffers!;
        int earlier = buffers.Evaluations;
        Span<float> gradients = buffers.Gradient(0);
        double before = buffers.Evaluate(objective, values, gradients);
        ThrowIfNotFinite(before, gradients);
        Loss = before;
        LargestGradient = Magnitude.Largest(gradients);
        int iteration = 0;
        bool goesOn = true;
        while (goesOn && LargestGradient > GradientTolerance)
        {
            goesOn = Iterate(values, objective);
            goesOn &= ++iteration < MaxIterations && buffers.Evaluations - earlier < MaxEvaluations;
        }

        return before;
    }

    /// <summary>Goes along one direction.</summary>
    /// <returns>Whether the values and the objective have changed enough to go on.</returns>
    private bool Iterate(Span<float> values, Objective objective)
    {
        LbfgsBuffers buffers = _buffers!;
        Span<float> gradients = buffers.Gradient(0), direction = buffers.Direction;
        buffers.Pairs.Direct(gradients, direction);
        double slope = DoublePrecision.Dot(gradients, direction);
        bool isFirst = Iterations == 0;
        if (!double.IsFinite(slope))
        {
            buffers.Pairs.Clear();   // an overflow: begin again
            buffers.Pairs.Direct(gradients, direction);
            slope = DoublePrecision.Dot(gradients, direction);
            isFirst = true;
        }

        bool promises = slope <= -(double)ChangeTolerance && slope < 0;
        double step = LearningRate * (isFirst ? Math.Min(1, 1 / DoublePrecision.Magnitudes(gradients)) : 1);
        bool goesOn = promises && Descend(values, objective, slope, step);
        Iterations++;
        return goesOn;
    }

    private bool Descend(Span<float> values, Objective objective, double slope, double step)
    {
        LbfgsBuffers buffers = _buffers!;
        values.CopyTo(buffers.Start);
        bool isLower = false;
        try
        {
            var line = new LineFunction(values, objective, buffers);
            var start = new LinePoint(0, Loss, slope, 0);
            LinePoint end = StrongWolfe.Search(in line, start, step, ChangeTolerance);
            isLower = end.Slot != start.Slot;
            if (!isLower)
                return false;
            line.MoveTo(end.Step);
            buffers.Pairs.Add(buffers.Start, values, buffers.Gradient(0), buffers.Gradient(end.Slot));
            buffers.Accept(end.Slot);
            Loss = end.Loss;
            LargestGradient = Magnitude.Largest(buffers.Gradient(0));
            double descended = start.Loss - end.Loss;
            return line.LargestDirection * end.Step > ChangeTolerance && descended >= ChangeTolerance && descended > 0;
        }
        finally
        {
            if (!isLower)
                buffers.Start.CopyTo(values);
        }
    }

    private void ThrowIfNotFinite(double loss, ReadOnlySpan<float> gradients)
    {
        if (_network?.NonFinite is { } found)
            throw NotMade(found, found.Subject);
        if (!double.IsFinite(loss))
            throw NotMade(new(NonFinitePart.Loss, null, (float)loss, loss), "The objective");
        if (Magnitude.FirstNonFinite(gradients) is >= 0 and int place)
            throw NotMade(new(NonFinitePart.Gradient, null, gradients[place], loss), $"Gradient {place} of {gradients.Length}");
    }
}
