namespace Unroll.Runtime.Tests.Optimizers.QuasiNewton;

/// <summary>
/// Places, losses and numbers of questions are those of PyTorch's torch.optim.LBFGS in double precision, which
/// pytorch_lbfgs.py has written.
/// </summary>
public sealed class PyTorchLbfgsTests
{
    private static readonly PyTorchLbfgs Run = PyTorchLbfgs.Read();

    public static TheoryData<string> Names => [.. Run.Cases.Select(one => one.Name)];

    /// <summary>
    /// Values and gradients are rounded to 2^-24 of their size. A function whose curvatures differ by a thousand hands a rounding on to the
    /// next direction enlarged, so the tolerance grows with every iteration.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Each_iteration_is_that_of_PyTorch(string name)
    {
        LbfgsCase expected = Run.Cases.Single(one => one.Name == name);
        using var optimizer = new Lbfgs(expected.LearningRate, maxIterations: 1, historySize: expected.HistorySize);
        AssertSteps(optimizer, expected, expected.Iterations, tolerance: 2e-6);
        Assert.Equal(expected.Iterations.Length, optimizer.Iterations);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_step_of_twenty_iterations_is_that_of_PyTorch(string name)
    {
        LbfgsCase expected = Run.Cases.Single(one => one.Name == name);
        using var optimizer = new Lbfgs(expected.LearningRate, historySize: expected.HistorySize);
        AssertSteps(optimizer, expected, expected.Steps[..1], tolerance: 2e-3);
    }

    private static void AssertSteps(Lbfgs optimizer, LbfgsCase expected, LbfgsState[] steps, double tolerance)
    {
        float[] values = [.. expected.Start];
        Objective objective = expected.Name.StartsWith("rosenbrock", StringComparison.Ordinal) ? Objectives.Rosenbrock
            : expected.Name == "quadratic" ? Objectives.Quadratic : Objectives.Logistic(Run.Points, Run.Labels);
        for (int step = 0; step < steps.Length; step++)
        {
            double loss = optimizer.Step(values, objective), allowed = tolerance * Math.Pow(1.5, step);
            Assert.Equal(steps[step].Evaluations, optimizer.Evaluations);
            Assert.Equal(steps[step].Loss, loss, allowed * (1 + steps[step].Loss));
            for (int i = 0; i < values.Length; i++)
                Assert.Equal(steps[step].Values[i], values[i], allowed);
        }
    }
}
