using System.CommandLine;
using Samples.Features;
using Samples.Style;
using Samples.Training;

return SampleProgram.Run(new RootCommand("What the features of a network are good for: few pictures of a class, style, dreams.")
{
    FeaturesSample.Command(),
    StyleSample.Command(),
    FastTrainingSample.Command(),
    FastSample.Command(),
    DreamSample.Command(),
}, args);
