namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The largest of several values, or the smallest; equal ones share the gradient evenly. No rounding. Where several may be the one within
/// their bounds, the gradient of each of them is in doubt.
/// </summary>
/// <param name="stages">The stages.</param>
/// <param name="sign">1 for the largest, -1 for the smallest.</param>
internal abstract class Extreme(string[] stages, int sign) : ElementwiseJoin(stages)
{
    protected override void Compute(Bounded[][] inputs, Bounded[] output)
    {
        for (int i = 0; i < output.Length; i++)
        {
            int[] candidates = Candidates(inputs, i);
            Doubts += IsCertain(inputs, candidates, i) ? 0 : 1;
            output[i] = new Bounded(sign * inputs.Max(input => sign * input[i].Value), candidates.Max(k => inputs[k][i].Error));
        }
    }

    protected override void Differentiate(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int i = 0; i < output.Length; i++)
        {
            int[] candidates = Candidates(inputs, i);
            bool isCertain = IsCertain(inputs, candidates, i);
            int[] equal = [.. candidates.Where(k => inputs[k][i].Value == output[i].Value)];
            Bounded part = outputGradient[i].Times(1.0 / equal.Length, equal.Length == 1 ? 0 : 1);
            foreach (int k in candidates)
            {
                Bounded own = equal.Contains(k) ? part : Bounded.Zero;
                double doubt = Math.Abs(outputGradient[i].Value) + outputGradient[i].Error;
                inputGradients[k][i].Add(isCertain ? own : own with { Error = doubt });
            }
        }
    }

    /// <summary>Whether it is one value, maybe read several times, or several without error.</summary>
    private static bool IsCertain(Bounded[][] inputs, int[] candidates, int i) =>
        candidates.All(k => inputs[k] == inputs[candidates[0]]) || candidates.All(k => inputs[k][i].Error == 0);

    /// <summary>The values that may be the largest or the smallest in single precision.</summary>
    private int[] Candidates(Bounded[][] inputs, int i)
    {
        double low = inputs.Max(input => (sign * input[i].Value) - input[i].Allowed);
        return [.. Enumerable.Range(0, inputs.Length).Where(k => (sign * inputs[k][i].Value) + inputs[k][i].Allowed >= low)];
    }
}

internal sealed class Maximum(params string[] stages) : Extreme(stages, 1);

internal sealed class Minimum(params string[] stages) : Extreme(stages, -1);
