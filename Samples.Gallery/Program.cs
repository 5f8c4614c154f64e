using System.CommandLine;
using Samples.Family;
using Samples.Gallery;
using Samples.Training;

return SampleProgram.Run(new RootCommand("The classic networks: what they need and how fast they are, and a family of them trained on the same data.")
{
    ClassicSample.Command(),
    CompareSample.Command(),
}, args);
