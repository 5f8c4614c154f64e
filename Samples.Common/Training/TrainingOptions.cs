using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Samples.Training;

/// <summary>The optimizers that can be chosen on the command line.</summary>
internal enum OptimizerName
{
    Adam,
    AdamW,
    RmsProp,
    Sgd,
}

/// <summary>What a person can say about a training run on the command line, and how it is read.</summary>
internal sealed class TrainingOptions
{
    private readonly Option<string?> data = new("--data")
    {
        Description = "Folder with the four IDX files of Fashion-MNIST, MNIST or a set like them, plain or .gz. "
            + "Default: the full Fashion-MNIST in a usual place (data/fashion-mnist, ~/datasets, /usr/share/datasets), "
            + "else the part that comes with the samples.",
        HelpName = "DIR",
    };

    private readonly Option<int> epochs = new("--epochs")
    {
        Description = "Passes over the training images.",
        HelpName = "N",
        DefaultValueFactory = _ => 10,
    };

    private readonly Option<int> batchSize = new("--batch-size")
    {
        Description = "Images per step of the optimizer.",
        HelpName = "N",
        DefaultValueFactory = _ => 64,
    };

    private readonly Option<float?> learningRate = new("--learning-rate")
    {
        Description = "Learning rate of the first steps; it falls to zero along half a cosine. "
            + "Default: 0.003 for adam and adamw, 0.001 for rmsprop, 0.05 for sgd.",
        HelpName = "RATE",
    };

    private readonly Option<OptimizerName> optimizer = new("--optimizer")
    {
        Description = "adam, adamw, rmsprop or sgd (with Nesterov's momentum of 0.9).",
        HelpName = "NAME",
        DefaultValueFactory = _ => OptimizerName.Adam,
    };

    private readonly Option<int> seed = new("--seed")
    {
        Description = "Seed of the first weights and of the order of the images; the same seed gives the same network.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int> threads = new("--threads")
    {
        Description = "Threads that share a mini-batch; the result does not depend on it.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<string> output;

    private readonly Option<string?> checkpoint = new("--checkpoint")
    {
        Description = "File that is written after every epoch, and by Ctrl-C. "
            + "Where it exists, the training goes on from it as if it had never been interrupted; "
            + "give the same options then, only --threads may differ.",
        HelpName = "FILE",
    };

    private readonly Option<int> accumulationSteps = new("--accumulation-steps")
    {
        Description = "Parts that each mini-batch is computed in, one after another, by each process: gradient accumulation.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly bool takesCheckpoint;

    /// <param name="defaultOutput">The folder for what is written, unless another is given.</param>
    /// <param name="takesCheckpoint">Whether the command trains one network, whose training can be resumed, and shared by
    /// processes.</param>
    public TrainingOptions(string defaultOutput, bool takesCheckpoint = false)
    {
        this.takesCheckpoint = takesCheckpoint;
        output = new Option<string>("--output")
        {
            Description = "Folder for the weights and the pictures.",
            HelpName = "DIR",
            DefaultValueFactory = _ => defaultOutput,
        };
        RequirePositive(epochs);
        RequirePositive(batchSize);
        RequirePositive(threads);
        RequirePositive(accumulationSteps);
        checkpoint.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value.Length == 0)
                result.AddError("--checkpoint: the name is empty; give that of a file.");
        });
        learningRate.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && float.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out float rate)
                && !(rate > 0 && float.IsFinite(rate)))
            {
                result.AddError($"--learning-rate: {result.Tokens[0].Value} is not a learning rate; give a finite number above 0.");
            }
        });
    }

    /// <summary>Lets the command take these options and run with what they say.</summary>
    public void AddTo(Command command, Func<TrainingSettings, int> run)
    {
        foreach (Option option in new Option[] { data, epochs, batchSize, learningRate, optimizer, seed, threads, output })
            command.Options.Add(option);
        if (takesCheckpoint)
        {
            command.Options.Add(checkpoint);
            command.Options.Add(accumulationSteps);
        }

        command.SetAction(result => run(Settings(result)));
    }

    private TrainingSettings Settings(ParseResult result)
    {
        OptimizerName name = result.GetValue(optimizer);
        return new TrainingSettings(
            result.GetValue(data), result.GetValue(epochs), result.GetValue(batchSize), result.GetValue(learningRate) ?? DefaultRate(name),
            name, result.GetValue(seed), result.GetValue(threads), result.GetValue(output)!)
        {
            Checkpoint = takesCheckpoint ? result.GetValue(checkpoint) : null,
            AccumulationSteps = takesCheckpoint ? result.GetValue(accumulationSteps) : 1,
        };
    }

    private static float DefaultRate(OptimizerName name) => name switch
    {
        OptimizerName.Sgd => 0.05f,
        OptimizerName.RmsProp => 0.001f,
        _ => 0.003f,
    };

    private static void RequirePositive(Option<int> option) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out int value) && value < 1)
            result.AddError($"{option.Name}: {value} is too few; give 1 or more.");
    });
}
