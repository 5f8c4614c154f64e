namespace Unroll.Runtime.Tests.Lifetime;

/// <summary>A rule that adds one to every parameter and calls an action meanwhile, in slices on all threads or in one call.</summary>
internal sealed class CallingOptimizer(Action? update = null, bool elementwise = false) : Optimizer(1, averages: 1)
{
    protected override bool IsElementwise => elementwise;

    protected override void Update(
        Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> averages, float learningRate, float gradientScale)
    {
        int half = parameters.Length / 2;
        foreach (ref float parameter in parameters[..half])
            parameter++;
        update?.Invoke();
        foreach (ref float parameter in parameters[half..])
            parameter++;
    }
}
