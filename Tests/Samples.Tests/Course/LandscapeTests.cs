using System.Numerics;
using Samples.OptimizerPaths;

namespace Unroll.Samples.Tests.Course;

public sealed class LandscapeTests
{
    [Fact]
    public void The_gradients_are_the_slopes()
    {
        using var network = new NetworkLandscape();
        foreach (Landscape landscape in new Landscape[] { new Bowl(), network })
        {
            float[] gradient = new float[2], unused = new float[2];
            const float step = 1 / 128f;
            foreach (Vector2 place in new[] { landscape.Start, new Vector2(0.7f, -1.3f), new Vector2(-0.4f, 0.9f) })
            {
                landscape.Evaluate([place.X, place.Y], gradient);
                double right = landscape.Evaluate([place.X + step, place.Y], unused);
                double left = landscape.Evaluate([place.X - step, place.Y], unused);
                double above = landscape.Evaluate([place.X, place.Y + step], unused);
                double below = landscape.Evaluate([place.X, place.Y - step], unused);
                Assert.Equal((right - left) / (2 * step), gradient[0], 5e-3);
                Assert.Equal((above - below) / (2 * step), gradient[1], 5e-3);
            }

            Assert.Equal(0, landscape.Evaluate([landscape.Minimum.X, landscape.Minimum.Y], gradient), 1e-10);
        }
    }

    [Fact]
    public void Gradient_descent_goes_where_its_formula_says()
    {
        var bowl = new Bowl();
        OptimizerPath path = OptimizerPath.Best("descent", _ => new Sgd(0.01f), bowl, steps: 3, down: 1e-3);

        double x = bowl.Start.X, y = bowl.Start.Y;
        float[] gradient = new float[2];
        for (int step = 0; step <= 3; step++)
        {
            Assert.Equal(x, path.Places[step].X, 1e-5);
            Assert.Equal(y, path.Places[step].Y, 1e-5);
            bowl.Evaluate([(float)x, (float)y], gradient);
            (x, y) = (x - (0.01 * gradient[0]), y - (0.01 * gradient[1]));
        }

        Assert.Equal(4, path.Losses.Length);
        Assert.Null(path.StepsTo(1e-6));
    }
}
