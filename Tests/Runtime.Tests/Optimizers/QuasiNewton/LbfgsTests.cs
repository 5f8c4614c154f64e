namespace Unroll.Runtime.Tests.Optimizers.QuasiNewton;

/// <summary>Known minima, and what is promised besides.</summary>
public sealed class LbfgsTests
{
    /// <summary>
    /// Next to 1, where one unit in the last place of a value changes a gradient by 1e-5 to 1e-4, single precision ends the descent: by
    /// luck at 1 itself in two dimensions, and in a hundred where the rounding of the values is all that is left. The same function of 1 +
    /// values is descended to a gradient of 1e-6.
    /// </summary>
    [Theory]
    [InlineData(2, false, 1e-6)]
    [InlineData(2, true, 1e-6)]
    [InlineData(100, false, 1e-3)]
    [InlineData(100, true, 1e-6)]
    public void The_minimum_of_Rosenbrocks_function_is_reached(int dimensions, bool aroundOne, double gradient)
    {
        Objective objective = aroundOne ? Objectives.RosenbrockAroundOne : Objectives.Rosenbrock;
        float minimum = aroundOne ? 0 : 1;
        using var optimizer = new Lbfgs(maxIterations: 1000, maxEvaluations: 2000, changeTolerance: 1e-20f);
        float[] values = [.. Enumerable.Range(0, dimensions).Select(i => (i % 2 == 0 ? -2.2f : 0f) + minimum)],
            gradients = new float[dimensions];

        optimizer.Step(values, objective);

        Assert.Equal(optimizer.Loss, objective(values, gradients));
        Assert.InRange(Math.Sqrt(gradients.Sum(one => (double)one * one)), 0, gradient);
        Assert.All(values, value => Assert.Equal(minimum, value, (float)gradient));
        Assert.Equal(gradients.Max(Math.Abs), optimizer.LargestGradient);
        Assert.InRange(optimizer.Iterations, 10, 600);
    }

    /// <summary>
    /// With exact searches there would be as many iterations as dimensions (Nocedal and Wright, theorem 6.4); these are not exact.
    /// </summary>
    [Fact]
    public void A_quadratic_is_solved()
    {
        using var optimizer = new Lbfgs(maxIterations: 40, changeTolerance: 1e-16f);
        float[] values = new float[10];
        optimizer.Step(values, Objectives.Quadratic);
        Assert.All(values, value => Assert.Equal(1f, value, 2e-6f));
    }

    /// <summary>The optimum is found by Newton's method in double precision.</summary>
    [Fact]
    public void A_logistic_regression_ends_at_its_optimum()
    {
        PyTorchLbfgs data = PyTorchLbfgs.Read();
        float[] values = new float[5];
        using var optimizer = new Lbfgs(changeTolerance: 1e-14f);
        for (int step = 0; step < 3; step++)
            optimizer.Step(values, Objectives.Logistic(data.Points, data.Labels));
        double[] optimum = NewtonsMethod(data.Points, data.Labels, 5);
        for (int i = 0; i < 5; i++)
            Assert.Equal(optimum[i], values[i], 2e-5);
    }

    [Fact]
    public void Steps_allocate_nothing_after_the_first_and_give_the_same_bits()
    {
        float[] first = Random(1003), second = [.. first];
        using var optimizer = new Lbfgs(historySize: 7);
        using var other = new Lbfgs(historySize: 7);
        optimizer.Step(first, Objectives.Rosenbrock);
        Assert.Equal(0, Allocation.Of(() => optimizer.Step(first, Objectives.Rosenbrock), 5));
        for (int step = 0; step < 6; step++)
            other.Step(second, Objectives.Rosenbrock);
        Assert.Equal(first, second);

        other.Reset();
        Assert.Equal((0, 0), (other.Iterations, other.Evaluations));
        second = Random(1003);
        for (int step = 0; step < 6; step++)
            other.Step(second, Objectives.Rosenbrock);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Values_may_be_changed_between_steps()
    {
        using var optimizer = new Lbfgs(maxIterations: 3);
        float[] values = new float[6];
        for (int step = 0; step < 30; step++)
        {
            optimizer.Step(values, Objectives.Quadratic);
            foreach (ref float value in values.AsSpan())
                value = Math.Clamp(value, 0f, 0.9f);
        }

        Assert.All(values, value => Assert.Equal(0.9f, value));
    }

    /// <summary>
    /// x - ln x: infinite or no number from 0 downward, and its minimum is 1. The first step from 1e-3 goes to about 1,
    /// from 5 it may go below 0.
    /// </summary>
    [Theory]
    [InlineData(1e-3f, 1f)]
    [InlineData(5f, 1f)]
    [InlineData(5f, 100f)]
    [InlineData(5f, 1e6f)]
    public void A_step_to_where_the_objective_is_not_finite_is_shortened(float start, float learningRate)
    {
        using var optimizer = new Lbfgs(learningRate, maxIterations: 100, maxEvaluations: 10000);
        float[] values = [start, start, start];
        int notFinite = 0;
        optimizer.Step(values, (x, gradients) =>
        {
            double loss = 0;
            for (int i = 0; i < x.Length; i++)
            {
                Assert.True(float.IsFinite(x[i]));
                loss += x[i] - Math.Log(x[i]);
                gradients[i] = 1 - (1 / x[i]);
            }

            notFinite += double.IsFinite(loss) ? 0 : 1;
            return loss;
        });
        Assert.All(values, value => Assert.Equal(1f, value, 1e-3f));
        Assert.True(double.IsFinite(optimizer.Loss));
        Assert.True(notFinite > 0 || learningRate < 50);
    }

    /// <summary>A function that is not finite anywhere but at the start.</summary>
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity)]
    public void Values_stay_where_nothing_beside_them_is_finite(double beside)
    {
        using var optimizer = new Lbfgs();
        float[] values = [-0f, 2, 3];
        double loss = optimizer.Step(values, (x, gradients) =>
        {
            gradients.Fill(1);
            return x.SequenceEqual([0f, 2, 3]) ? 7 : beside;
        });
        Assert.Equal(7, loss);
        Assert.Equal(7, optimizer.Loss);
        Assert.Equal([-0f, 2f, 3f], values);
        Assert.True(float.IsNegative(values[0]));
    }

    [Fact]
    public void A_start_that_is_not_finite_is_refused()
    {
        using var optimizer = new Lbfgs();
        float[] values = [1, 2, 3];
        var error = Assert.Throws<NonFiniteLossException>(() => optimizer.Step(values, (_, _) => double.NaN));
        Assert.Equal(NonFinitePart.Loss, error.What);
        Assert.StartsWith("The objective is NaN. No step was made", error.Message);
        error = Assert.Throws<NonFiniteLossException>(() =>
            optimizer.Step(values, (_, gradients) => gradients[1] = float.NegativeInfinity));
        Assert.Equal(NonFinitePart.Loss, error.What);
        error = Assert.Throws<NonFiniteLossException>(() => optimizer.Step(values, (_, gradients) =>
        {
            gradients[1] = float.NaN;
            return 4;
        }));
        Assert.Equal((NonFinitePart.Gradient, 4.0), (error.What, error.Loss));
        Assert.Contains("Gradient 1 of 3", error.Message);
        Assert.Equal([1f, 2f, 3f], values);
        values[2] = float.NaN;
        Assert.Contains("Value 2 of 3", Assert.Throws<NonFiniteLossException>(() => optimizer.Step(values, Objectives.Quadratic)).Message);
        Assert.Equal(0, optimizer.Iterations);
    }

    [Fact]
    public void An_objective_that_throws_leaves_the_values_of_the_last_iteration()
    {
        using var optimizer = new Lbfgs(maxIterations: 1);
        using var other = new Lbfgs();
        float[] whole = new float[6], values = new float[6];
        var places = new List<float[]> { new float[6] };
        for (int step = 0; step < 5; step++)
        {
            optimizer.Step(whole, Objectives.Quadratic);
            places.Add([.. whole]);
        }

        int calls = 0;
        Assert.Throws<InvalidTimeZoneException>(() => other.Step(values, (x, gradients) =>
            ++calls < 5 ? Objectives.Quadratic(x, gradients) : throw new InvalidTimeZoneException()));
        Assert.Contains(places, place => place.SequenceEqual(values));
        Assert.InRange(other.Iterations, 1, 4);
        for (int step = 0; step < 3; step++)
            other.Step(values, Objectives.Quadratic);
        Assert.All(values, value => Assert.Equal(1f, value, 1e-4f));
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        var optimizer = new Lbfgs();
        Assert.Throws<ArgumentNullException>(() => optimizer.Step(new float[3], null!));
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => optimizer.Step([], Objectives.Quadratic)).Message);
        optimizer.Step(new float[3], Objectives.Quadratic);
        string message = Assert.Throws<InvalidOperationException>(() => optimizer.Step(new float[4], Objectives.Quadratic)).Message;
        Assert.Contains("a span of 3 values, but is to step a span of 4 values; use one a network or span, or call Reset", message);
        optimizer.Step(new float[3], (_, _) =>
        {
            Assert.Throws<InvalidOperationException>(optimizer.Dispose);
            Assert.Throws<InvalidOperationException>(optimizer.Reset);
            Assert.Throws<InvalidOperationException>(() => optimizer.Step(new float[3], Objectives.Quadratic));
            return 0;
        });
        optimizer.Dispose();
        optimizer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(new float[3], Objectives.Quadratic));
    }

    [Fact]
    public void The_defaults_are_PyTorchs_and_other_numbers_are_checked()
    {
        using var optimizer = new Lbfgs();
        Assert.Equal((1f, 20, 25, 100), (optimizer.LearningRate, optimizer.MaxIterations, optimizer.MaxEvaluations, optimizer.HistorySize));
        Assert.Equal((1e-7f, 1e-9f), (optimizer.GradientTolerance, optimizer.ChangeTolerance));
        Assert.True(double.IsNaN(optimizer.Loss) && float.IsNaN(optimizer.LargestGradient));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Lbfgs(0));
        Assert.Throws<ArgumentOutOfRangeException>("maxIterations", () => new Lbfgs(maxIterations: 0));
        Assert.Throws<ArgumentOutOfRangeException>("maxEvaluations", () => new Lbfgs(maxEvaluations: 0));
        Assert.Throws<ArgumentOutOfRangeException>("historySize", () => new Lbfgs(historySize: 0));
        Assert.Throws<ArgumentOutOfRangeException>("historySize", () => new Lbfgs(historySize: 65_537));
        Assert.Equal(int.MaxValue, new Lbfgs(maxIterations: int.MaxValue).MaxEvaluations);
        Assert.Throws<ArgumentOutOfRangeException>("gradientTolerance", () => new Lbfgs(gradientTolerance: -1));
        Assert.Throws<ArgumentOutOfRangeException>("changeTolerance", () => new Lbfgs(changeTolerance: float.NaN));
    }

    private static float[] Random(int length)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
    }

    private static double[] NewtonsMethod(float[] points, float[] labels, int dimensions)
    {
        double[] w = new double[dimensions];
        for (int iteration = 0; iteration < 30; iteration++)
        {
            double[,] system = new double[dimensions, dimensions + 1];
            for (int i = 0; i < dimensions; i++)
                (system[i, i], system[i, dimensions]) = (0.01, 0.01 * w[i]);
            for (int sample = 0; sample < labels.Length; sample++)
            {
                double logit = Enumerable.Range(0, dimensions).Sum(i => w[i] * points[(sample * dimensions) + i]),
                    p = 1 / (1 + Math.Exp(-logit));
                for (int i = 0; i < dimensions; i++)
                {
                    double x = points[(sample * dimensions) + i] / (double)labels.Length;
                    system[i, dimensions] += (p - labels[sample]) * x;
                    for (int j = 0; j < dimensions; j++)
                        system[i, j] += p * (1 - p) * x * points[(sample * dimensions) + j];
                }
            }

            double[] step = LinearSystem.Solve(system);
            for (int i = 0; i < dimensions; i++)
                w[i] -= step[i];
        }

        return w;
    }
}
