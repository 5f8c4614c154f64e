namespace Unroll.Runtime.Tests.Optimizers;

/// <summary>What PyTorch's numbers do not show.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void A_constant_schedule_is_no_schedule()
    {
        using var optimizer = new Adam(0.3f) { Schedule = new ConstantSchedule() };
        Assert.Equal(0.3f, optimizer.CurrentLearningRate);
        optimizer.Schedule = null;
        Assert.Equal(0.3f, optimizer.CurrentLearningRate);
    }

    [Fact]
    public void The_cosine_begins_at_the_rate_passes_the_middle_and_stays_at_the_lowest()
    {
        var cosine = new CosineSchedule(100, lowest: 0.1f);
        Assert.Equal(0.5f, cosine.Rate(0.5f, 0));
        Assert.Equal(0.3f, cosine.Rate(0.5f, 50), 1e-7f);
        Assert.Equal(0.1f, cosine.Rate(0.5f, 100), 1e-7f);
        Assert.Equal(0.1f, cosine.Rate(0.5f, 1_000_000), 1e-7f);
    }

    [Fact]
    public void After_the_warm_up_the_inner_schedule_begins()
    {
        var schedule = new WarmUp(4, new StepSchedule(2, 0.5f), start: 0f);
        float[] rates = [.. Enumerable.Range(0, 9).Select(step => schedule.Rate(8f, step))];
        Assert.Equal([0f, 2f, 4f, 6f, 8f, 8f, 4f, 4f, 2f], rates);
        Assert.Equal(8f, new WarmUp(4).Rate(8f, int.MaxValue));
    }

    [Fact]
    public void A_changed_learning_rate_goes_through_the_schedule()
    {
        using var optimizer = new Sgd(1f) { Schedule = new WarmUp(2, start: 0.5f) };
        optimizer.LearningRate = 4f;
        Assert.Equal(2f, optimizer.CurrentLearningRate);
    }
}
