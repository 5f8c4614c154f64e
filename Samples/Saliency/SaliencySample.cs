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
    private const int Classes = 10, Copies = 100;
    private const float Noise = 0.2f;

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

    /// <summary>
    /// A picture with the gradient of the score of the class that the network takes it for. It is the mean over copies with noise. That
    /// shows more than the gradient at a single point (Smilkov et al., "SmoothGrad", 2017).
    /// </summary>
    private static SeenImage Look(SaliencyLeNet5 network, ImageSets sets, int sample)
    {
        float[] image = sets.Test.Input(sample).ToArray(), scores = new float[Classes];
        network.Predict(image, scores);
        int seen = Accuracy.ArgMax(scores);
        float[] noisy = WithNoise(image), gradients = new float[noisy.Length], mean = new float[image.Length];
        network.ComputeGradients(noisy, Copies, gradients, (values, slopes, samples) =>
        {
            float score = 0;
            for (int place = seen; place < values.Length; place += Classes)
            {
                score += values[place] / samples;
                slopes[place] = 1f / samples;
            }

            return score;
        });
        for (int i = 0; i < gradients.Length; i++)
            mean[i % mean.Length] += gradients[i];
        return new SeenImage(image, mean, sets.Classes[seen], sets.Classes[sets.Test.Label(sample)]);
    }

    /// <summary>Copies of a picture, each with other noise of a normal distribution.</summary>
    private static float[] WithNoise(float[] image)
    {
        var random = new Random(1);
        var noisy = new float[Copies * image.Length];
        for (int i = 0; i < noisy.Length; i++)
        {
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            noisy[i] = image[i % image.Length] + (Noise * (float)normal);
        }

        return noisy;
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
