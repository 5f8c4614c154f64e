namespace Unroll.Generator.Problems;

/// <summary>
/// The ids of all diagnostics: 00xx the declaration, 01xx shapes, 02xx the graph, 03xx losses, 04xx settings of training. 05xx are models
/// of a project: Package/Exchange.
/// </summary>
internal static class Ids
{
    public const string InternalError = "UNR0001";
    public const string NotPartial = "UNR0002";
    public const string ContainingTypeNotPartial = "UNR0003";
    public const string Static = "UNR0004";
    public const string Generic = "UNR0005";
    public const string BaseClass = "UNR0006";
    public const string Record = "UNR0007";
    public const string SpreadFields = "UNR0008";
    public const string NotALayer = "UNR0009";
    public const string NotANetwork = "UNR0010";
    public const string ReservedName = "UNR0011";
    public const string PrimaryConstructor = "UNR0012";
    public const string StaticStage = "UNR0013";
    public const string ForeignAttribute = "UNR0014";
    public const string FileLocal = "UNR0015";
    public const string OldLanguage = "UNR0016";
    public const string HiddenKeyword = "UNR0017";
    public const string NothingToSlide = "UNR0018";
    public const string SlidesAndHasStages = "UNR0019";
    public const string Misspelled = "UNR0020";
    public const string StageValue = "UNR0021";

    public const string KernelDoesNotFit = "UNR0101";
    public const string NumberOutOfRange = "UNR0102";
    public const string NotSpatial = "UNR0103";
    public const string ShapesDiffer = "UNR0104";
    public const string ExtentsDiffer = "UNR0105";
    public const string PaddingConflict = "UNR0106";
    public const string PaddingTooLarge = "UNR0107";
    public const string TooLarge = "UNR0108";
    public const string UndefinedMember = "UNR0109";
    public const string GroupsDoNotDivide = "UNR0110";
    public const string NotOneAChannel = "UNR0111";
    public const string ChannelsFirst = "UNR0112";
    public const string PaddedBeyondKernel = "UNR0113";
    public const string ShapeOfStage = "UNR0114";
    public const string SettingOfOtherMode = "UNR0120";

    public const string NoInput = "UNR0201";
    public const string NothingAbove = "UNR0202";
    public const string InputNotAlone = "UNR0203";
    public const string UnusedInput = "UNR0204";
    public const string EmptyStage = "UNR0205";
    public const string UnknownStage = "UNR0206";
    public const string StageBelow = "UNR0207";
    public const string Cycle = "UNR0208";
    public const string FromTooLate = "UNR0209";
    public const string ValueUnused = "UNR0210";
    public const string NothingToJoin = "UNR0211";
    public const string NoWeights = "UNR0212";
    public const string UnknownOperation = "UNR0213";
    public const string ArgumentArithmetic = "UNR0214";
    public const string ArgumentOutsideBlock = "UNR0215";
    public const string NotABlock = "UNR0216";
    public const string BlockInItself = "UNR0217";
    public const string EmptyBlock = "UNR0218";
    public const string BlockArguments = "UNR0219";
    public const string UnreadInBlock = "UNR0220";
    public const string NotShareable = "UNR0221";
    public const string NoProjection = "UNR0222";
    public const string InputInBlock = "UNR0223";
    public const string SharedSettings = "UNR0224";
    public const string NestedTooDeeply = "UNR0225";
    public const string TooManyStages = "UNR0226";
    public const string OutputInBlock = "UNR0227";
    public const string TooManyToJoin = "UNR0228";
    public const string CannotSlide = "UNR0229";
    public const string ChangesNothing = "UNR0230";
    public const string BiasBeforeNorm = "UNR0231";

    public const string NoLoss = "UNR0301";
    public const string LossAfterActivation = "UNR0302";
    public const string LabelsNeedVector = "UNR0303";
    public const string DoubledLoss = "UNR0304";
    public const string NothingToScore = "UNR0305";
    public const string NoProperLoss = "UNR0306";
    public const string ClassWeights = "UNR0307";
    public const string YoloChannels = "UNR0308";
    public const string NamedAndMined = "UNR0309";
    public const string ScoresAnother = "UNR0310";
    public const string UnjudgedOutput = "UNR0311";

    public const string DropoutRate = "UNR0401";
    public const string FactorOutOfRange = "UNR0402";
    public const string ValueWithoutConstant = "UNR0403";
    public const string ShardsOutOfRange = "UNR0404";
    public const string PortablePath = "UNR0405";
    public const string OverBudget = "UNR0406";
    public const string OverTime = "UNR0407";
}
