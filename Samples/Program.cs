using System.CommandLine;
using Samples.Activations;
using Samples.Adversarial;
using Samples.BiasVariance;
using Samples.Edges;
using Samples.LeNet;
using Samples.LearningRate;
using Samples.Mlp;
using Samples.OptimizerPaths;
using Samples.Regularization;
using Samples.Saliency;
using Samples.Search;
using Samples.Svm;
using Samples.Training;
using Samples.Transfer;
using Samples.Vanishing;
using Samples.Xor;

return SampleProgram.Run(new RootCommand("Small programs on networks that the C# compiler compiled. Start with: lenet")
{
    LeNetSample.Command(),
    MlpSample.Command(),
    XorSample.Command(),
    EdgesSample.Command(),
    ActivationsSample.Command(),
    OptimizersSample.Command(),
    LearningRateSample.Command(),
    SearchSample.Command(),
    BiasVarianceSample.Command(),
    RegularizationSample.Command(),
    SvmSample.Command(),
    VanishingSample.Command(),
    TransferSample.Command(),
    SaliencySample.Command(),
    AdversarialSample.Command(),
}, args);
