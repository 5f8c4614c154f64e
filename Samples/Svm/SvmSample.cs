using System.CommandLine;
using Samples.LeNet;
using Samples.Reports;
using Samples.Training;
using Spectre.Console;
using Unroll;

namespace Samples.Svm;

/// <summary>Linear support vector machines on digits and clothes, by pixels and by the features of a convolutional network.</summary>
internal static class SvmSample
{
    private const double Factor = 1e-4;   // behind L2 of the machines of ten

    public static Command Command() => InspectionOptions.Command(
        "svm", "Trains support vector machines on pixels and on the features of LeNet-5, and draws a margin.", Run);

    private static int Run(TrainingSettings settings)
    {
        Directory.CreateDirectory(settings.Output);   // before the work, so that none is lost on a folder that cannot be
        using var interruption = new Interruption();
        ImageSets sets = ImageSets.Load(settings.Data);
        Console.WriteLine(sets);
        DataSet clothes = MachineTraining.Joined(sets.Train, sets.Dev);   // nothing is chosen by development images
        HandwrittenDigits digits = HandwrittenDigits.Load();
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("what", "by");
        foreach (string heading in new[] { "training samples", "objective", "test samples", "accuracy" })
            table.AddColumn(new TableColumn(heading).RightAligned());

        using var digitMachine = new DigitMachine(settings.Seed);
        Add(table, "digits", "64 pixels", digitMachine, digitMachine.Predict, digits.Train, digits.Test, settings);
        using var clothesMachine = new ClothesMachine(settings.Seed);
        Add(table, "clothes", "784 pixels", clothesMachine, clothesMachine.Predict, clothes, sets.Test, settings);

        using var lenet = new LeNet5(settings.Seed);
        new ImageClassifier<LeNet5>("LeNet-5", lenet, lenet.Predict).Train(sets, settings, interruption.Token);
        using var features = new LeNetFeatures();
        LeNetParameters.Copy(lenet, features);
        using var featureMachine = new FeatureMachine(settings.Seed);
        Add(
            table, "clothes", "84 features of LeNet-5", featureMachine, featureMachine.Predict, FeaturesOf(features, clothes),
            FeaturesOf(features, sets.Test), settings);
        WideConsole.Create().Write(table);

        DataSet two = TwoFeatures.Of(digits.Train);
        using var margin = new MarginMachine(settings.Seed);
        MachineTraining.Run(margin, two, settings.Threads, settings.Seed);
        int supports = 0;
        OutputFile.Save(settings.Output, "margin.png", path => supports = MarginPicture.Save(path, margin, two));
        Console.WriteLine($"zeros and ones by two features: {supports} of {two.Count} samples are support vectors");
        return 0;
    }

    private static void Add(
        Table table, string what, string by, Network machine, Predictor predict, DataSet train, DataSet test,
        TrainingSettings settings)
    {
        MachineTraining.Run(machine, train, settings.Threads, settings.Seed);
        table.AddRow(
            what, by, $"{train.Count:N0}", $"{MachineTraining.Objective(machine, train, Factor):F5}", $"{test.Count:N0}",
            $"{100 * MachineTraining.Accuracy(predict, test):F2} %");
    }

    private static DataSet FeaturesOf(LeNetFeatures network, DataSet images)
    {
        const int count = 84;
        var features = new float[images.Count * count];
        var labels = new int[images.Count];
        for (int sample = 0; sample < images.Count; sample++)
        {
            network.Predict(images.Input(sample), features.AsSpan(sample * count, count));
            labels[sample] = images.Label(sample);
        }

        return new DataSet(features, labels);
    }
}
