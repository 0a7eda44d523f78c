"""Three engines that pages run in, each behind the same few verbs."""
