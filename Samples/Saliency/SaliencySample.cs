using System.CommandLine;
using Samples.LeNet;
using Samples.Training;
using Unroll;

namespace Samples.Saliency;

/// <summary>
/// Shows where LeNet-5 looks: the gradient of the score of a class by the picture (Simonyan, Vedaldi, Zisserman, "Deep Inside Convolutional
/// Networks", 2013, section 3).
/// </summary>
internal static class SaliencySample
{
    private const int Classes = 10;

    public static Command Command() => InspectionOptions.Command(
        "saliency", "Trains LeNet-5 and draws which pixels its answers depend on: the gradient of a class by the picture.", Run);

    private static int Run(TrainingSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(settings.Data);
        Console.WriteLine(sets);
        using var trained = new LeNet5(settings.Seed);
        new ImageClassifier<LeNet5>("LeNet-5", trained, trained.Predict).Train(sets, settings, interruption.Token);

        using var network = new SaliencyLeNet5();
        LeNetParameters.Copy(trained, network);
        var images = new List<SeenImage>();
        for (int kind = 0; kind < Classes; kind++)
        {
            if (FirstOf(sets.Test, kind) is { } sample)
                images.Add(Look(network, sets, sample));
        }

        string path = Path.Combine(settings.Output, "saliency.png");
        SaliencyPicture.Save(path, images, ImageSets.Side);
        Console.WriteLine($"written: {path}");
        return 0;
    }

    /// <summary>A picture with the gradient of the score of the class that the network takes it for.</summary>
    private static SeenImage Look(SaliencyLeNet5 network, ImageSets sets, int sample)
    {
        float[] image = sets.Test.Input(sample).ToArray(), gradient = new float[image.Length];
        int seen = 0;
        network.ComputeGradients(image, 1, gradient, (scores, gradients, _) =>
        {
            seen = Accuracy.ArgMax(scores);
            gradients[seen] = 1;
            return scores[seen];
        });
        return new SeenImage(image, gradient, sets.Classes[seen], sets.Classes[sets.Test.Label(sample)]);
    }

    private static int? FirstOf(DataSet set, int kind)
    {
        for (int sample = 0; sample < set.Count; sample++)
        {
            if (set.Label(sample) == kind)
                return sample;
        }

        return null;
    }
}
