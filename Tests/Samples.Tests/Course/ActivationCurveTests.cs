using Samples.Activations;

namespace Unroll.Samples.Tests.Course;

public sealed class ActivationCurveTests
{
    [Fact]
    public void The_gradients_are_the_slopes_of_the_functions()
    {
        IReadOnlyList<ActivationCurve> curves = ActivationCurves.All();

        Assert.Equal(12, curves.Count);
        foreach (ActivationCurve curve in curves)
        {
            for (int i = 1; i + 1 < curve.Places.Length; i++)
            {
                // Where a function has a corner, at -3, 0 or 3, there is no slope.
                if (new[] { -3f, 0, 3 }.Any(corner => MathF.Abs(curve.Places[i] - corner) < 0.04f))
                    continue;
                float slope = (curve.Values[i + 1] - curve.Values[i - 1]) / (curve.Places[i + 1] - curve.Places[i - 1]);
                Assert.Equal(slope, curve.Slopes[i], 2e-3f);
            }
        }
    }

    [Fact]
    public void The_sigmoid_and_its_gradient_are_those_of_the_textbook()
    {
        ActivationCurve sigmoid = ActivationCurves.All()[0];

        Assert.Equal(0.25f, sigmoid.Steepest, 1e-6f);
        for (int i = 0; i < sigmoid.Places.Length; i++)
        {
            double value = 1 / (1 + Math.Exp(-sigmoid.Places[i]));
            Assert.Equal(value, sigmoid.Values[i], 1e-6);
            Assert.Equal(value * (1 - value), sigmoid.Slopes[i], 1e-6);
        }
    }
}
