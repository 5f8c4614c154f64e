using Acme.Vision.Recompiled;
using Unroll;

namespace Acme.Vision.Tests;

/// <summary>A checkpoint goes on only in a network that computes what the interrupted one did.</summary>
public sealed class RecompiledTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"unroll-{Guid.NewGuid():N}.checkpoint");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Another_way_to_take_sums_or_another_place_of_an_auxiliary_head_is_told()
    {
        using var before = new Before.Filters();
        Train(before, resume: false);
        using (var same = new Before.Filters())
            Train(same, resume: true);
        using var exactly = new Exactly.Filters();
        using var other = new ForTheOther.Filters();
        Assert.Contains("Filters, declared as ", Assert.Throws<InvalidDataException>(() => Train(exactly, resume: true)).Message);
        Assert.Contains("Filters, declared as ", Assert.Throws<InvalidDataException>(() => Train(other, resume: true)).Message);
    }

    private void Train<T>(T network, bool resume)
        where T : Network
    {
        const int Samples = 8;
        float[] x = new float[Samples * 8 * 8 * 16];
        var set = new DataSet(Samples, [x], [new float[Samples * 2], new float[Samples * 2]]);
        var trainer = new Trainer<T>(network, new Sgd(0.01f)) { Checkpoint = _path };
        if (resume)
            trainer.Resume(_path);
        trainer.Fit(set, null, epochs: 1, batchSize: 4);
    }
}
