using Unroll.Stress.Networks;
using Unroll.Stress.Subjects;

namespace Unroll.Stress.Harness;

/// <summary>Trainings that are the same whenever they are made: of each kind of network, by each kind of optimizer.</summary>
internal static class Training
{
    public const int Optimizers = 4, Epochs = 5, BatchSize = 8;
    private const int Count = 48;

    /// <summary>A trainer whose Fit is <see cref="Fit"/>.</summary>
    public static Trainer<Network> Create(Subject subject, int optimizer) => new(subject.Network, optimizer switch
    {
        0 => new Sgd(0.01f, momentum: 0.9f),
        1 => new Adam(0.001f) { ClipNorm = 1, Schedule = new CosineSchedule(20) },
        2 => new AdamW(0.001f),
        _ => new RmsProp(0.001f),
    })
    {
        Patience = 4,
        Augmentations = subject.Network is Pairs ? [] : [new HorizontalFlip(), new RandomShift(1)],
    };

    public static void Fit(Trainer<Network> trainer, Subject subject) => trainer.Fit(Data(subject, 3), Data(subject, 4), Epochs, BatchSize);

    /// <summary>Samples of a subject, the same for the same seed.</summary>
    public static DataSet Data(Subject subject, int seed)
    {
        var samples = new Samples(subject, Count, new Random(seed));
        return new DataSet(Count, samples.Inputs,
            subject.TakesLabels ? [samples.Labels] : [.. samples.Targets.Select(target => (Targets)target)]);
    }
}
