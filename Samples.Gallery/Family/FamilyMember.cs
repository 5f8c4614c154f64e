using Samples.Training;
using Unroll;

namespace Samples.Family;

/// <summary>A network that is compared with others.</summary>
internal interface IFamilyMember
{
    /// <summary>How it is called on the command line, and its file.</summary>
    string Name { get; }

    /// <summary>What people call it.</summary>
    string Title { get; }

    /// <summary>Trains a new one by the family's recipe and writes its weights.</summary>
    /// <param name="sets">The images.</param>
    /// <param name="settings">What the person asked for.</param>
    /// <param name="stop">Ends the training early; the best epoch so far is kept.</param>
    FamilyResult Train(ImageSets sets, CompareSettings settings, CancellationToken stop);
}

/// <summary>What the training of a member came to.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Network">What it is.</param>
/// <param name="History">The epochs.</param>
/// <param name="TestAccuracy">The share of test images that it recognizes, from 0 to 1.</param>
internal sealed record FamilyResult(string Title, NetworkDescription Network, TrainingHistory History, double TestAccuracy)
{
    /// <summary>How long its completed epochs took, without what was measured between them.</summary>
    public TimeSpan TrainingTime => TimeSpan.FromTicks(History.Epochs.Sum(epoch => epoch.TrainingTime.Ticks));
}

/// <summary>A member of the class <typeparamref name="TNetwork"/>.</summary>
/// <param name="name">How it is called on the command line.</param>
/// <param name="title">What people call it.</param>
/// <param name="learningRate">Its learning rate: networks with batch normalization bear a larger one.</param>
/// <param name="create">Makes one from a seed.</param>
internal sealed class FamilyMember<TNetwork>(string name, string title, float learningRate, Func<int, TNetwork> create) : IFamilyMember
    where TNetwork : Network
{
    public string Name => name;

    public string Title => title;

    public FamilyResult Train(ImageSets sets, CompareSettings settings, CancellationToken stop)
    {
        using TNetwork network = create(settings.Seed);
        using Sgd optimizer = FamilyRecipe.CreateOptimizer(learningRate, sets.Train.Count, settings.Epochs);
        Trainer<TNetwork> trainer = FamilyRecipe.CreateTrainer(network, optimizer, settings.Seed, settings.Threads);
        Console.WriteLine(
            $"{title}: {network.Declaration.ParameterCount:N0} parameters, {network.Declaration.MultiplyAdds:N0} multiply-adds an image, "
            + $"learning rate {learningRate}");
        TrainingHistory history = TrainingDisplay.Fit(trainer, sets.Train, sets.Dev, settings.Epochs, FamilyRecipe.BatchSize, stop);

        string weights = Path.Combine(settings.Output, $"{name}.safetensors");
        network.Save(weights);
        double accuracy = Evaluation.Run(network, sets.Test).Accuracy!.Value;
        Console.WriteLine($"{title}: test accuracy {100 * accuracy:F2} %; written: {weights}");
        return new FamilyResult(title, network.Declaration, history, accuracy);
    }
}
