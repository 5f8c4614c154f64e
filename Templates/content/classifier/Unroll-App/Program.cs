using Unroll_App;

// A fifth of the flowers is for the test, a fifth of the rest decides which epoch was the best.
(DataSet rest, DataSet test) = IrisData.Read().Split(0.2, seed: 1);
(DataSet train, DataSet dev) = rest.Split(0.2, seed: 2);

// "search" behind the command looks for a better learning rate than the one below.
if (args is ["search"])
{
    Console.WriteLine(RateSearch.Run(() => new IrisNetwork(seed: 1), train, dev, batchSize: 16));
    return;
}

using var network = new IrisNetwork(seed: 1);
var trainer = new Trainer<IrisNetwork>(network, new Adam(0.01f))
{
    Report = "report.html",   // a page about the training, also while it goes on
    ReportOptions = new ReportOptions { Classes = IrisData.Kinds },
};
TrainingHistory history = trainer.Fit(train, dev, epochs: 100, batchSize: 16);
Console.WriteLine($"best epoch {history.BestEpoch} of {history.Epochs.Count}");

Evaluation evaluation = Evaluation.Run(network, test, confusion: true);
Console.WriteLine($"test accuracy {100 * evaluation.Accuracy:F1} % of {test.Count}");
Console.WriteLine(evaluation.Confusion!.ToString(IrisData.Kinds));
network.Save("iris.safetensors");   // new IrisNetwork().Load("iris.safetensors") brings it back

// One flower: spans in and out, nothing allocated.
float[] logits = new float[3];
network.Predict([5.9f, 3.0f, 4.2f, 1.5f], logits);
Console.WriteLine($"5.9, 3.0, 4.2, 1.5 cm: {IrisData.Kinds[Array.IndexOf(logits, logits.Max())]}");
